"""Where operations begin, in every container that teams write a request in."""

from __future__ import annotations

import pytest

from unit.docs.outline.pages import operations


def _page(*lines: str) -> str:
    return "\n".join(lines) + "\n"


HEADINGS = {
    "method and path": ("## GET /boats/{id}", ["GET /boats/{id}"]),
    "code marks": ("## `PUT /boats/:id`", ["PUT /boats/{id}"]),
    "brackets of API Blueprint": (
        _page(
            "# Group Boats",
            "## Boat [/boats/{id}]",
            "### Read it [GET]",
            "### Drop it [DELETE]",
        ),
        ["GET /boats/{id}", "DELETE /boats/{id}"],
    ),
    "request in brackets": ("### List boats [GET /boats{?page,size}]", ["GET /boats"]),
    "path above, methods below": (
        _page("## /boats/{id}", "### GET", "Reads it.", "### PATCH", "Changes it."),
        ["GET /boats/{id}", "PATCH /boats/{id}"],
    ),
    "method above, path below": (
        _page(
            "## POST",
            "### /boats",
            "Adds a boat.",
            "## GET",
            "### /boats",
            "Lists boats.",
        ),
        ["POST /boats", "GET /boats"],
    ),
    "path behind the method of a badge": (
        "### ![GET](https://img.example/get.svg) `/boats/{id}`",
        ["GET /boats/{id}"],
    ),
    "method behind the path": ("### /boats/{id} (DELETE)", ["DELETE /boats/{id}"]),
    "several methods": (
        "### GET|PUT /boats/{id}",
        ["GET /boats/{id}", "PUT /boats/{id}"],
    ),
    "tags": ("<h3><b>POST</b> <code>/boats</code></h3>", ["POST /boats"]),
    "in an item": (
        "- ### POST /boats\n    Adds one.\n- ### GET /boats\n    Lists them.",
        ["POST /boats", "GET /boats"],
    ),
    "full URL": ("## POST https://api.boats.example/v2/boats", ["POST /v2/boats"]),
    "number in front": ("### 2.1 GET /boats", ["GET /boats"]),
    "title and request": (
        "### Sail away: POST /boats/{id}/sail",
        ["POST /boats/{id}/sail"],
    ),
    "bold title": (
        _page(
            "# Boats",
            "**GET /boats**",
            "",
            "All boats.",
            "",
            "**POST /boats**",
            "",
            "A new one.",
        ),
        ["GET /boats", "POST /boats"],
    ),
    "no example of another section": (
        _page(
            "## POST /boats",
            "Adds one.",
            "## Signed examples of POST /boats/sign",
            "Text.",
        ),
        ["POST /boats"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), HEADINGS.values(), ids=HEADINGS.keys())
def test_headings(text: str, expected: list[str]) -> None:
    assert operations(text) == expected


LABELS = {
    "bold labels": (
        _page("## Add a boat", "**URL:** `/boats`", "", "**Method:** POST"),
        ["POST /boats"],
    ),
    "labels of one paragraph": (
        _page("## Add a boat", "**Method**: `POST`  ", "**Endpoint**: `/boats`"),
        ["POST /boats"],
    ),
    "plain labels": (
        _page("## Drop", "Method: DELETE", "URL: /boats/:id"),
        ["DELETE /boats/{id}"],
    ),
    "bullets": (
        _page("## Add", "- Path: `/boats`", "- Method: `POST`"),
        ["POST /boats"],
    ),
    "value below the label": (
        _page(
            "## Show a boat",
            "* **URL**",
            "",
            "  /boats/:id",
            "",
            "* **Method:**",
            "",
            "  `GET`",
        ),
        ["GET /boats/{id}"],
    ),
    "full-width colons": (
        _page("## 添加", "**请求方式**：POST", "", "**请求URL**：`/boats`"),
        ["POST /boats"],
    ),
    "table of two columns": (
        _page(
            "## Add a boat", "| Method | POST |", "| --- | --- |", "| URL | /boats |"
        ),
        ["POST /boats"],
    ),
    "labels as headings": (
        _page("## Add a boat", "### URL", "/boats", "### Method", "POST"),
        ["POST /boats"],
    ),
    "request behind one label": (
        _page("## Add a boat", "**Endpoint:** `POST /boats`"),
        ["POST /boats"],
    ),
    "label and code": (
        _page("## Add a boat", "**Request:**", "", "```", "POST /boats", "```"),
        ["POST /boats"],
    ),
    "methods in headings below an endpoint": (
        _page(
            "# Boats",
            "**Endpoint:** `/boats/{id}`",
            "",
            "### POST",
            "Adds.",
            "### GET",
            "Reads.",
        ),
        ["POST /boats/{id}", "GET /boats/{id}"],
    ),
    "a title behind a slash": (
        _page("### GET / List of boats", "#### HTTP request", "`GET /boats`"),
        ["GET /boats"],
    ),
    "two labels in a line": (
        _page("## Sink", "**Method:** `PUT` | **Path:** `/boats/{name}/hole`"),
        ["PUT /boats/{name}/hole"],
    ),
    "two labels in a line, in Russian": (
        _page("## Boats", "**Метод:** `GET` **Путь:** `/boats`"),
        ["GET /boats"],
    ),
    "bold words in a sentence": (
        _page("## Boats", "**Note:** the **path:** is up to you."),
        [],
    ),
    "marks that nobody closed": (
        _page("## Sink", "* Endpoint: ___/v1/boats/sink/<name>", "* Method: __PUT__"),
        ["PUT /v1/boats/sink/{name}"],
    ),
    "no base URL": (
        _page(
            "# Calls",
            "## Endpoints",
            "The base URL is:",
            "",
            "    https://boats.example/v1/",
            "",
            "### List (`GET /boats`)",
            "### Add (`POST /boats`)",
        ),
        ["GET /boats", "POST /boats"],
    ),
    "no sentence below a heading": (
        _page("# Endpoints", "Some need a name, for example `PUT /:id`."),
        [],
    ),
    "no response": (
        _page(
            "# Log",
            "Below is the response to that request:",
            "",
            "```",
            '{"seen": "GET /boats"}',
            "```",
        ),
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LABELS.values(), ids=LABELS.keys())
def test_labels(text: str, expected: list[str]) -> None:
    assert operations(text) == expected


BLOCKS = {
    "request line": (
        _page("## List", "```http", "GET /boats?page=1", "```"),
        ["GET /boats"],
    ),
    "several lines": (
        _page("## Boats", "```", "GET /boats", "GET /harbours/:id/boats", "```"),
        ["GET /boats", "GET /harbours/{id}/boats"],
    ),
    "a list with a line of text below each": (
        _page(
            "## Routes",
            "",
            "\t* GET /boats",
            "",
            "\t\tAll boats",
            "",
            "\t* PUT /boats/{id}",
            "",
            "\t\tChange one",
        ),
        ["GET /boats", "PUT /boats/{id}"],
    ),
    "method and URL as lines": (
        _page("## Add", "```", "Method: POST", "URL: /boats", "```"),
        ["POST /boats"],
    ),
    "an example behind its words": (
        _page(
            "# Rules",
            "For example:",
            "",
            "    GET /ships",
            "",
            "or",
            "",
            "    POST /ships",
            "",
            "## Add",
            "",
            "    POST /boats",
            "",
            "## List",
            "",
            "    GET /boats",
            "",
            "## Drop",
            "",
            "    DELETE /boats/{id}",
        ),
        ["POST /boats", "GET /boats", "DELETE /boats/{id}"],
    ),
    "below an example's heading": (
        _page(
            "## List",
            "```",
            "GET /boats",
            "```",
            "### Example",
            "```",
            "GET /boats/77/sails",
            "```",
        ),
        ["GET /boats"],
    ),
    "a request with its body": (
        _page(
            "## List",
            "```",
            "GET /boats",
            "```",
            "## Show",
            "```",
            "GET /boats/{id}",
            "```",
            "## Drop",
            "```",
            "DELETE /boats/{id}",
            "```",
            "## Add",
            "```",
            "POST /boats",
            "{",
            '  "name": "Ida"',
            "}",
            "```",
        ),
        ["GET /boats", "GET /boats/{id}", "DELETE /boats/{id}", "POST /boats"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_code_blocks(text: str, expected: list[str]) -> None:
    assert operations(text) == expected


BARE = {
    "paths of blocks mean GET": (
        _page(
            *(
                f"## {w}\n```\n/api/{w}/[:id]\n/api/{w}/00000000a967199a2fad\n```\n"
                for w in ("boat", "sail", "mast", "oar")
            )
        ),
        [
            "GET /api/boat/{id}",
            "GET /api/sail/{id}",
            "GET /api/mast/{id}",
            "GET /api/oar/{id}",
        ],
    ),
    "the method before the block": (
        _page(
            *(f"## {w}\n```\n/api/{w}\n```\n" for w in ("boat", "sail", "mast", "oar")),
            "## Both\nGET method:\n```\n/api/both/[:ids]\n```\nPOST method:\n```\n/api/both\n```\n",
        ),
        [
            "GET /api/boat",
            "GET /api/sail",
            "GET /api/mast",
            "GET /api/oar",
            "GET /api/both/{ids}",
            "POST /api/both",
        ],
    ),
    "the method said once": (
        _page(
            "# Boats",
            "Send POST requests to the port.",
            *(f"- ### ./boat/{w} *\n    Text.\n" for w in ("a", "b", "c", "d")),
        ),
        ["POST /boat/a", "POST /boat/b", "POST /boat/c", "POST /boat/d"],
    ),
    "an example where nothing else is": (
        _page(
            *(f"## {w}\n**URL:** `/sea/{w}`\n" for w in ("a", "b", "c", "d")),
            "## e\n**Example:** `/sea/e`",
        ),
        ["GET /sea/a", "GET /sea/b", "GET /sea/c", "GET /sea/d", "GET /sea/e"],
    ),
    "commands of a chat": (
        _page(*(f"## /{w}\nText.\n" for w in ("kick", "ban", "mute", "help", "join"))),
        [],
    ),
    "the method within the item": (
        _page(
            "* /bell",
            "    - Methods: POST",
            "    - Rings the bell.",
            "* /bell/state (deprecated)",
            "    - Method: PUT, PATCH",
            "* /bells",
            "    - Método: GET",
        ),
        ["POST /bell", "PUT /bell/state", "PATCH /bell/state", "GET /bells"],
    ),
    "an item without a method": (
        _page("* /bell", "    - Rings the bell.", "    - Methods vary"),
        [],
    ),
    "files": (_page("# Files", "```", "/etc/boats.conf", "/var/log/boats", "```"), []),
}


@pytest.mark.parametrize(("text", "expected"), BARE.values(), ids=BARE.keys())
def test_paths_without_a_method(text: str, expected: list[str]) -> None:
    assert operations(text) == expected


LINES = {
    "code": (_page("## List boats", "`GET /boats`", "", "All boats."), ["GET /boats"]),
    "bold method": (_page("## List boats", "**GET** `/boats`"), ["GET /boats"]),
    "quoted": (_page("## List boats", "> GET /boats"), ["GET /boats"]),
    "arrow": (_page("## List boats", "GET /boats -> all of them"), ["GET /boats"]),
    "two joined by a word": (
        _page("## Show", "`GET /boats/{id}` or `GET /boats/{name}/of/{port}`"),
        ["GET /boats/{id}", "GET /boats/{name}/of/{port}"],
    ),
    "the same path with another query": (
        _page("All:", "GET /boats", "", "Some:", "GET /boats?sort={by}&page={page}"),
        ["GET /boats"],
    ),
    "a sentence in a sure set": (
        _page(
            "## A",
            "`GET /a`",
            "",
            "## B",
            "`GET /b`",
            "",
            "## C",
            "`GET /c`",
            "",
            "## D",
            "`PUT /d/{id}` with the following body",
        ),
        ["GET /a", "GET /b", "GET /c", "PUT /d/{id}"],
    ),
    "a mention of what stands elsewhere": (
        _page(
            "## A",
            "`GET /a`",
            "",
            "## B",
            "`GET /b`",
            "",
            "## C",
            "`GET /c`",
            "",
            "## Notes on use",
            "`GET /a` is slow on Mondays.",
        ),
        ["GET /a", "GET /b", "GET /c"],
    ),
    "a path filled in": (
        _page(
            "## Files",
            "`GET /boats/{id}/files/{name*}`",
            "",
            "`GET /boats/{id}/files/a/b/c/d/e.txt?dir=true`",
        ),
        ["GET /boats/{id}/files/{name}"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LINES.values(), ids=LINES.keys())
def test_lines(text: str, expected: list[str]) -> None:
    assert operations(text) == expected


LISTS = {
    "bullets": (
        "- `GET /boats` - all\n- `POST /boats` - a new one\n",
        ["GET /boats", "POST /boats"],
    ),
    "nested bullets": (
        "- Boats\n  - GET /boats\n  - POST /boats\n",
        ["GET /boats", "POST /boats"],
    ),
    "paths below a method": (
        _page("##### GET", "- /boats", "- /boats/:id", "##### DELETE", "- /boats/:id"),
        ["GET /boats", "GET /boats/{id}", "DELETE /boats/{id}"],
    ),
    "a path that ends like another": (
        "- `GET /status`\n- `GET /status/self/status`\n- `GET /status/self`\n",
        ["GET /status", "GET /status/self/status", "GET /status/self"],
    ),
    "paths of the items around": (
        "* `/api`\n  * `/boats`\n    * `GET /`\n    * `PUT /:id`\n  * `/fleets`\n    * `GET /:id`\n",
        ["GET /api/boats", "PUT /api/boats/{id}", "GET /api/fleets/{id}"],
    ),
    "a change": (
        "* `GET /boats`\n* `POST /boats/:id/sink` is now `PUT /boats/:id/sink`\n",
        ["GET /boats"],
    ),
    "index of details at a base path": (
        _page(
            "- `GET /boats`",
            "- `POST /boats`",
            "",
            "## List",
            "`GET /api/v1/boats`",
            "",
            "## Add",
            "`POST /api/v1/boats`",
        ),
        ["GET /api/v1/boats", "POST /api/v1/boats"],
    ),
    "index table": (
        _page(
            "| Method | Path | Description |",
            "|---|---|---|",
            "| GET | /boats | all |",
            "| POST | `/boats` | new |",
            "| GET | /boats/{id} | one |",
        ),
        ["GET /boats", "POST /boats", "GET /boats/{id}"],
    ),
    "matrix of methods": (
        _page(
            "| Path | Methods |",
            "|---|---|",
            "| /boats | GET, POST |",
            "| /boats/{id} | GET, PUT, DELETE |",
        ),
        [
            "GET /boats",
            "POST /boats",
            "GET /boats/{id}",
            "PUT /boats/{id}",
            "DELETE /boats/{id}",
        ],
    ),
    "a table that maps tasks to requests": (
        _page(
            "| Task | Queue | Call |",
            "|---|---|---|",
            "| start | push | POST /queue |",
            "| stop | drop | DELETE /queue |",
            "| halt | halt | POST /queue |",
        ),
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS.keys())
def test_lists_and_tables(text: str, expected: list[str]) -> None:
    assert operations(text) == expected


COMPONENTS = {
    "attributes": ('<Endpoint method="GET" path="/boats/{id}" />', ["GET /boats/{id}"]),
    "front matter": (
        _page("---", "title: Add a boat", "api: POST /boats", "---", "", "Text."),
        ["POST /boats"],
    ),
    "swagger block": (
        _page(
            '{% swagger method="get" path="/boats" baseUrl="https://b.example" summary="All" %}',
            "{% endswagger %}",
        ),
        ["GET /boats"],
    ),
    "api-method block": (
        _page(
            '{% api-method method="post" host="https://b.example" path="/boats" %}',
            "{% api-method-summary %}",
            "Add",
            "{% endapi-method-summary %}",
            "{% endapi-method %}",
        ),
        ["POST /boats"],
    ),
    "short code": (
        '{{< endpoint method="DELETE" path="/boats/{id}" >}}',
        ["DELETE /boats/{id}"],
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"), COMPONENTS.values(), ids=COMPONENTS.keys()
)
def test_components(text: str, expected: list[str]) -> None:
    assert operations(text) == expected


ACTIONS = {
    "a row": (
        _page(
            "## Launch a boat",
            "| Name | Type | Value |",
            "|---|---|---|",
            "| Action | String | LaunchBoat |",
            "| Id | String | of the boat |",
        ),
        ["GET /#LaunchBoat"],
    ),
    "a row in lower case, with the title": (
        _page(
            "## LaunchBoat",
            "| Name | Type | Value |",
            "|---|---|---|",
            "| action | string | LaunchBoat |",
            "",
            "```php",
            "post('https://b.example/do.php', 'POST', ['action' => 'LaunchBoat'])",
            "```",
        ),
        ["POST /do.php#LaunchBoat"],
    ),
    "a field called action": (
        _page(
            "## Rules",
            "| Name | Type | Value |",
            "|---|---|---|",
            "| action | string | SendMail or DropMail |",
        ),
        [],
    ),
    "JSON-RPC": (
        _page(
            "# Boats",
            "## launchBoat",
            "Request:",
            "```json",
            '{"jsonrpc": "2.0", "method": "launchBoat", "id": 1}',
            "```",
            "Response:",
            "```json",
            '{"jsonrpc": "2.0", "result": true, "id": 1}',
            "```",
        ),
        ["POST /#launchBoat"],
    ),
    "a notification of JSON-RPC": (
        _page(
            "# Boats",
            "## Events",
            "```json",
            '{"jsonrpc": "2.0", "method": "boat.sunk", "params": {}}',
            "```",
        ),
        [],
    ),
    "one action at two addresses": (
        _page(
            "# LaunchBoat",
            "| Name | Type | Value |",
            "|---|---|---|",
            "| Action | String | LaunchBoat |",
            "## Example",
            "```",
            "https://b.example/sea/?Action=LaunchBoat",
            "```",
        ),
        ["GET /sea/#LaunchBoat"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ACTIONS.values(), ids=ACTIONS.keys())
def test_actions(text: str, expected: list[str]) -> None:
    assert operations(text) == expected


SPELLINGS = {
    "keyboard keys": ("### List\n<kbd>GET</kbd> `/boats`\n", ["GET /boats"]),
    "an image of the method": (
        "### List\n![GET](https://img.example/get.svg) `/boats`\n",
        ["GET /boats"],
    ),
    "lower case": ("## get /boats/{id}\n", ["GET /boats/{id}"]),
    "no sentence in lower case": ("## Get a boat/ship by its name\n", []),
    "method behind the path of an item": (
        "- /boats (GET)\n- `/boats` [POST] a new one\n",
        ["GET /boats", "POST /boats"],
    ),
    "optional segment": ("## GET /boats/:id?\n", ["GET /boats", "GET /boats/{id}"]),
    "two braces": ("## GET /boats/{{id}}/sails\n", ["GET /boats/{id}/sails"]),
    "names in capitals": (
        "## A\n`GET /boats/BOAT_ID`\n\n## B\n`GET /fleets/OWNER/FLEET`\n",
        ["GET /boats/{BOAT_ID}", "GET /fleets/{OWNER}/{FLEET}"],
    ),
    "a word in capitals": ("## Export\n`GET /export/CSV`\n", ["GET /export/CSV"]),
    "an optional query": (
        "## Show\n`GET /boats/[:id][?from=&to=]`\n",
        ["GET /boats/{id}"],
    ),
    "bold methods below a path": (
        _page(
            "### /boats", "", "**GET**", "", "All.", "", "**POST**", "", "A new one."
        ),
        ["GET /boats", "POST /boats"],
    ),
    "a label below a path": (
        _page(
            "### /boats", "", "Method: GET", "", "### /boats/{id}", "", "Method: `PUT`"
        ),
        ["GET /boats", "PUT /boats/{id}"],
    ),
    "bullets of methods below a path": (
        _page("### /boats", "", "* GET: all of them", "* POST: a new one"),
        ["GET /boats", "POST /boats"],
    ),
    "columns of methods": (
        _page(
            "| Path | GET | POST | DELETE |",
            "|---|---|---|---|",
            "| /boats | all | new | - |",
            "| /boats/{id} | one | | sink it |",
        ),
        ["GET /boats", "POST /boats", "GET /boats/{id}", "DELETE /boats/{id}"],
    ),
    "a path for several rows": (
        _page(
            "| Path | Method | Text |",
            "|---|---|---|",
            "| /boats | GET | all |",
            "| | POST | new |",
        ),
        ["GET /boats", "POST /boats"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SPELLINGS.values(), ids=SPELLINGS.keys())
def test_spellings(text: str, expected: list[str]) -> None:
    assert operations(text) == expected


def _command(name: str, *below: str) -> str:
    return _page(f"## {name}", "```", f"curl http://b.example/{name}", "```", *below)


FIELDS = ("", "| Name | Type |", "|---|---|", "| id | integer |")

EXAMPLES = {
    "one command of a tutorial": (_command("boats", *FIELDS), []),
    "commands with fields, three times": (
        "".join(_command(w, *FIELDS) for w in ("boats", "sails", "masts")),
        ["GET /boats", "GET /sails", "GET /masts"],
    ),
    "commands side by side": (
        "# Calls\n" + "".join(_command(w) for w in ("a", "b", "c", "d", "e")),
        ["GET /a", "GET /b", "GET /c", "GET /d", "GET /e"],
    ),
    "commands between other steps": (
        "# Tour\n"
        + "".join(
            _command(w) + f"## Build {w}\nmake\n" for w in ("a", "b", "c", "d", "e")
        ),
        [],
    ),
    "a tour of a tool": (
        _page(
            *(
                f"## {w}\n```\nGET /boats/1?_{w}=7\nGET /boats?_{w}=7\n```"
                for w in ("page", "sort", "slice")
            ),
            "## Make\n```\nPOST /boats\nPUT /boats/1\n```",
        ),
        [],
    ),
    "sentences with fields, three times": (
        "".join(
            f"## {w}\nSend a `POST` request to `/{w}`.\n" + _page(*FIELDS)
            for w in ("boats", "sails", "masts")
        ),
        ["POST /boats", "POST /sails", "POST /masts"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), EXAMPLES.values(), ids=EXAMPLES.keys())
def test_requests_shown_by_example_alone(text: str, expected: list[str]) -> None:
    assert operations(text) == expected


HISTORY = {
    "a heading": _page(
        "# Change log", "## Next", "`GET /boats` is new", "", "`GET /ships`"
    ),
    "releases": _page(
        "# Boats",
        "## [1.2.0](https://x.example) (2024-05-06)",
        "```",
        "GET /boats",
        "```",
    ),
}


@pytest.mark.parametrize("text", HISTORY.values(), ids=HISTORY.keys())
def test_nothing_of_a_change_log(text: str) -> None:
    assert operations(text) == []


def test_numbered_sections_are_no_releases() -> None:
    assert operations("# Boats\n## 1.2.3 Add a boat\n`POST /boats`\n") == [
        "POST /boats"
    ]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/trips/:from-:to", "/trips/{from}-{to}"),
        ("/trips/:trip-id", "/trips/{trip-id}"),
        ("/trips/$(id)", "/trips/{id}"),
        ("/files/*", "/files/{path}"),
        ("/files/*/info", "/files/{path}/info"),
        ("/tiles/{x,y}", "/tiles/{x},{y}"),
        ("/tiles/{x},{y}", "/tiles/{x},{y}"),
        ("/posts/｛id｝", "/posts/{id}"),
        ("/places:search", "/places:search"),
    ],
)
def test_placeholders_in_any_spelling(written: str, path: str) -> None:
    assert operations(f"## GET {written}\n\nOne.\n") == [f"GET {path}"]
    assert operations(f"## One\n\n**GET** `{written}`\n") == [f"GET {path}"]


OTHERS = "## GET /boats\n\nAll.\n\n## POST /boats\n\nAdds one.\n\n"
FIELDS = "\n\n| Name | Type |\n|---|---|\n| sail | string |\n"


@pytest.mark.parametrize(
    "text",
    [
        "`DELETE /sails/{id}` **Deprecated**, use `DELETE /boats`",
        "<code>DELETE /sails/{id}</code>",
        "Send `DELETE /sails/{id}` to drop a sail.",
        "`DELETE /sails/{id}` drops a sail.",
    ],
)
def test_one_operation_is_shown_otherwise_than_the_others(text: str) -> None:
    found = operations(f"{OTHERS}## Drop a sail\n\n{text}{FIELDS}")
    assert "DELETE /sails/{id}" in found


@pytest.mark.parametrize(
    "text",
    [
        "Unlike `DELETE /sails/{id}`, boats sink.",
        "It is the reverse of `DELETE /sails/{id}`.",
        "Send `DELETE /sails/{id}` or `PUT /sails/{id}` before.",
    ],
)
def test_a_sentence_that_mentions_a_request_is_none(text: str) -> None:
    found = operations(f"{OTHERS}## About sails\n\n{text}{FIELDS}")
    assert found == ["GET /boats", "POST /boats"]


def test_a_list_that_names_another_method_is_no_second_operation() -> None:
    page = (
        "# Boats\n\n| Method | Path |\n|---|---|\n| GET | /boats |\n| GET | /boats/{id}/row |\n\n"
        "## All\n\n`GET /boats`\n\n## Row\n\n`POST /boats/{id}/row`\n"
    )
    assert operations(page) == ["GET /boats", "POST /boats/{id}/row"]


def test_a_list_may_name_operations_that_no_section_describes() -> None:
    page = (
        "# Boats\n\n| Method | Path |\n|---|---|\n| GET | /boats |\n| POST | /boats |\n\n"
        "## Add\n\n`POST /boats`\n"
    )
    assert sorted(operations(page)) == ["GET /boats", "POST /boats"]


def test_the_steps_of_instructions_are_no_operations() -> None:
    page = (
        "# Boats\n\n## All\n\n`GET /boats`\n\n## How to row\n\n{} `POST /oars` first\n"
    )
    assert operations(page.format("1.")) == ["GET /boats"]
    assert operations(page.format("-")) == ["GET /boats", "POST /oars"]


def test_an_item_may_name_the_operation_before_its_request() -> None:
    page = "# Lots\n\n- **List lots**: `GET /lots`\n- **Add a lot:** `POST /lots`\n"
    assert operations(page) == ["GET /lots", "POST /lots"]


def test_an_item_of_news_names_none() -> None:
    page = "# Lots\n\n- **Added:** `GET /lots`\n- **Gone**: `POST /lots`\n"
    assert operations(page) == []
