"""`<details>` whose title is a request, with tables of parameters and responses."""

from __future__ import annotations

from unit.docs.assemble.any import body, document, operation, parameters

PAGE = """# Harbour

## Boats

<details>
<summary><code>GET</code> <code><b>/boats</b></code> <code>(all boats)</code></summary>

##### Parameters

> | name | type | data type | description |
> |---|---|---|---|
> | `deck` | optional | int | which deck |
> | `kind` | required | string | what kind |

##### Responses

> | http code | content-type | response |
> |---|---|---|
> | `200` | `application/json` | `[{"size": 1}]` |
> | `404` | `application/json` | `{"reason": "none"}` |

##### Example cURL

> ```bash
> curl -X GET http://localhost:8889/boats
> ```

</details>

<details>
<summary><code>POST</code> <code><b>/boats</b></code> <code>(adds a boat)</code></summary>

##### Parameters

> | name | type | data type | description |
> |---|---|---|---|
> | None | required | object (JSON) | N/A |

##### Responses

> | http code | content-type | response |
> |---|---|---|
> | `201` | `text/plain` | `Boat added` |

</details>
"""


def test_each_is_an_operation() -> None:
    found = document(PAGE)["paths"]["/boats"]
    assert [(verb, found[verb]["summary"]) for verb in found] == [
        ("get", "all boats"),
        ("post", "adds a boat"),
    ]


def test_of_two_columns_of_types_one_says_what_is_required() -> None:
    assert parameters(PAGE) == ["query deck integer", "query kind! string"]
    assert body(PAGE, method="post")[0] == "application/json"


def test_tables_of_responses_show_bodies() -> None:
    found = operation(PAGE)["responses"]
    schema = found["200"]["content"]["application/json"]["schema"]
    assert list(schema["items"]["properties"]) == ["size"]
    assert found["200"]["description"] == "OK"
    answer = operation(PAGE, method="post")["responses"]["201"]
    assert answer["description"] == "`Boat added`"


def test_other_details_are_no_headings() -> None:
    page = "## Boats\n\n`GET /boats`\n\n<details>\n<summary>Sample</summary>\n\nA word.\n\n</details>\n"
    assert operation(page)["operationId"] == "boats"


BOLD = """# Boats

**GET /boats/:id/masts** (for everybody)

**Query parameters:**
- `page` - which page (optional)

**Paging:**
```javascript
// The second page
GET /boats/boat-7/masts?page=2
```

**POST /boats/:id/masts** (crew)
Adds a mast.

**Request:**
```json
{"height": 9}
```
"""


def test_requests_in_bold_are_headings() -> None:
    found = document(BOLD)["paths"]
    assert list(found) == ["/boats/{id}/masts"]
    item = found["/boats/{id}/masts"]
    assert item["get"]["summary"] == "for everybody"
    assert "requestBody" not in item["get"]
    assert item["post"]["summary"] == "Adds a mast"
    assert "requestBody" in item["post"]
