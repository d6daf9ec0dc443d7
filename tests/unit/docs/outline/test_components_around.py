"""Components around the parts of an operation: whose fields and examples they hold."""

from __future__ import annotations

from typing import Any

from unit.docs.assemble.any import document, operation, parameters

SHORTCODES = """# Boats

## Endpoints

{% api-method method="get" host="https://harbour.example" path="/boats" %}
{% api-method-summary %}
All boats
{% endapi-method-summary %}
{% api-method-spec %}
{% api-method-request %}
{% api-method-headers %}
{% api-method-parameter name="x-key" type="string" required=true %}
The key
{% endapi-method-parameter %}
{% endapi-method-headers %}
{% endapi-method-request %}
{% api-method-response %}
{% api-method-response-example httpCode=200 %}
{% api-method-response-example-description %}
The boats
{% endapi-method-response-example-description %}

```
["red", "blue"]
```
{% endapi-method-response-example %}
{% api-method-response-example httpCode=404 %}
```
{"reason": "none"}
```
{% endapi-method-response-example %}
{% endapi-method-response %}
{% endapi-method-spec %}
{% endapi-method %}
"""

SWAGGER = """# Boats

{% swagger method="get" path="/boats" baseUrl="https://harbour.example/v1" summary="All" %}
{% swagger-parameter in="query" name="size" required="true" %}
How large
{% endswagger-parameter %}
{% swagger-response status="200: OK" description="The boats" %}
```json
{ "boats": [1] }
```
{% endswagger-response %}
{% endswagger %}
"""


def _schemas(text: str) -> dict[str, Any]:
    return {
        status: answer["content"]["application/json"]["schema"]
        for status, answer in operation(text)["responses"].items()
    }


def test_examples_in_components_of_responses() -> None:
    found = _schemas(SHORTCODES)
    assert found["200"]["items"]["type"] == "string"
    assert found["404"]["type"] == "object"
    assert parameters(SHORTCODES) == ["header x-key! string"]
    assert "The boats" not in operation(SHORTCODES).get("description", "")


def test_the_status_and_the_text_of_a_response_in_attributes() -> None:
    answer = operation(SWAGGER)["responses"]
    assert list(answer) == ["200"]
    assert answer["200"]["description"] == "The boats"
    assert [p.split(" ")[1] for p in parameters(SWAGGER)] == ["size!"]


def test_the_host_of_some_requests_is_kept_where_no_page_states_one() -> None:
    page = SWAGGER + "\n## Make\n\n`POST /boats`\n\n## Drop\n\n`DELETE /boats`\n"
    assert document(page)["servers"] == [{"url": "https://harbour.example"}]
