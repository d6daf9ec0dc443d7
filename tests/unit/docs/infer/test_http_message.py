"""Messages of code blocks: raw HTTP, commands, bodies, URLs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docmill.docs.infer.http_message import Message, parse_messages


def one(text: str, language: str = "") -> Message:
    messages = parse_messages(text, language)
    assert len(messages) == 1, messages
    return messages[0]


def test_raw_request() -> None:
    message = one(
        "POST /v2/trees?dry=1 HTTP/1.1\nHost: api.wood.example\n"
        'Content-Type: application/json; charset=utf-8\n\n{\n  "kind": "oak"\n}',
        "http",
    )
    assert (message.kind, message.method, message.url) == (
        "request",
        "POST",
        "/v2/trees?dry=1",
    )
    assert message.header("host") == "api.wood.example"
    assert message.header_lines == (1, 2)
    assert message.query == (("dry", "1"),)
    assert message.media_type == "application/json"
    assert message.body_line == 4
    assert message.body_json is not None
    assert message.body_json.value == {"kind": "oak"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("HTTP/1.1 201 Created\nContent-Type: application/json\n\n{}", "201"),
        ("HTTP/1.1 400 Bad Request\nContent-Type: application/json\n{}", "400"),
        ("HTTP/2 404\n\n{}", "404"),
        ("200 OK\n{}", "200"),
        ("Status: 200 OK\n\n{}", "200"),
        ("Content-Type: application/json\nStatus: 202 Accepted\n\n{}", "202"),
        ("< HTTP/1.1 409 Conflict\n< Date: now\n<\n{}", "409"),
    ],
)
def test_responses(text: str, status: str) -> None:
    message = one(text)
    assert (message.kind, message.status) == ("response", status)
    assert message.body_json is not None
    assert message.body_json.value == {}


def test_request_line_with_a_body_below_it() -> None:
    message = one('PUT /trees/<id>\n\n{"kind": "elm"}')
    assert (message.kind, message.method, message.url) == (
        "request",
        "PUT",
        "/trees/<id>",
    )
    assert message.body_line == 2
    assert message.media_type == "application/json"


def test_several_request_lines() -> None:
    messages = parse_messages("GET /trees\nGET /forests/:id/trees", "plaintext")
    assert [message.url for message in messages] == ["/trees", "/forests/:id/trees"]
    assert [message.line for message in messages] == [0, 1]


def test_query_on_lines_of_its_own() -> None:
    message = one("POST https://wood.example/trees\n?kind=oak\n&tags[]=old", "text")
    assert message.query == (("kind", "oak"), ("tags[]", "old"))
    assert message.body is None


def test_url_over_several_lines() -> None:
    message = one(
        "https://api.wood.example/?Action=FellTree\n&Region=north\n&<common parameters>"
    )
    assert message.kind == "url"
    assert message.query == (("Action", "FellTree"), ("Region", "north"))


@pytest.mark.parametrize(
    ("command", "method", "url"),
    [
        ("curl https://h.example/a", "GET", "https://h.example/a"),
        ("curl -X DELETE 'https://h.example/a'", "DELETE", "https://h.example/a"),
        ("curl -XPUT https://h.example/a", "PUT", "https://h.example/a"),
        ("curl -sX PATCH https://h.example/a", "PATCH", "https://h.example/a"),
        (
            "curl --request=DELETE --url https://h.example/a",
            "DELETE",
            "https://h.example/a",
        ),
        ("$ curl -I https://h.example/a", "HEAD", "https://h.example/a"),
        ("curl https://h.example/a -d x=1", "POST", "https://h.example/a"),
        ("curl -T file.png https://h.example/a", "PUT", "https://h.example/a"),
        ("curl https://h.example/a?b=1&c=2", "GET", "https://h.example/a?b=1&c=2"),
        ("curl -k --insecure ${HOST}/a | jq .", "GET", "${HOST}/a"),
        ("http POST h.example/a name=x", "POST", "h.example/a"),
        ("wget --header='A: b' https://h.example/a", "GET", "https://h.example/a"),
    ],
)
def test_commands(command: str, method: str, url: str) -> None:
    message = one(command, "bash")
    assert (message.kind, message.method, message.url) == ("curl", method, url)


@pytest.mark.parametrize("glue", ["\\\n", "\\  \n", "^\n", "`\n", "\n"])
def test_command_over_several_lines(glue: str) -> None:
    message = one(
        f"curl -X POST https://h.example/trees {glue}  -H 'X-Wood-Key: abc' {glue}"
        '  -d \'{\n  "kind": "oak"\n}\'',
        "shell",
    )
    assert message.headers == (("X-Wood-Key", "abc"),)
    assert message.header_lines == (1,)
    assert message.body_line == 2
    assert message.media_type == "application/json"
    assert message.body_json is not None
    assert message.body_json.lines["/kind"] == 1


@pytest.mark.parametrize(
    ("options", "body"),
    [
        ("""--data '{"a": 1}'""", {"a": 1}),
        ("""--data-raw "{\\"a\\": 1}\"""", {"a": 1}),
        ("""-d $'{"a": 1}'""", {"a": 1}),
        ("""--json '{"a": 1}'""", {"a": 1}),
        ("""-d'{"a": 1}'""", {"a": 1}),
        ("""-d @- <<EOF\n{"a": 1}\nEOF""", {"a": 1}),
    ],
)
def test_json_of_commands(options: str, body: object) -> None:
    message = one(f"curl https://h.example/x {options}", "bash")
    assert message.method == "POST"
    assert message.body_json is not None
    assert message.body_json.value == body


def test_body_in_a_shell_variable() -> None:
    text = 'BODY=\'{\n "a": 1}\'\n\ncurl -d "$BODY" https://h.example/x'
    message = one(text, "bash")
    assert message.body_json is not None
    assert message.body_json.value == {"a": 1}
    assert message.body_line == 0


def test_forms_and_queries_of_commands() -> None:
    form = one("curl -d kind=oak --data 'age=3&old=' https://h.example/x", "sh")
    assert form.form == (("kind", "oak"), ("age", "3"), ("old", ""))
    assert form.media_type == "application/x-www-form-urlencoded"
    parts = one(
        """curl -F 'leaf=@leaf.png' -F 'name="Old oak"' https://h.example/x""", "sh"
    )
    assert parts.form == (("leaf", "@leaf.png"), ("name", "Old oak"))
    assert parts.media_type == "multipart/form-data"
    query = one(
        "curl -G https://h.example/x -d kind=oak --data-urlencode 'q=a b'", "sh"
    )
    assert (query.method, query.query) == ("GET", (("kind", "oak"), ("q", "a b")))
    assert query.form == ()
    httpie = one("http https://h.example/x kind=oak age:=3 page==2 X-Key:k", "sh")
    assert httpie.method == "POST"
    assert httpie.body_json is not None
    assert httpie.body_json.value == {"kind": "oak", "age": 3}
    assert (httpie.query, httpie.headers) == ((("page", "2"),), (("X-Key", "k"),))


@pytest.mark.parametrize(
    ("options", "auth"),
    [
        ("-u user:secret", ("basic", "user:secret")),
        ("--user 'user:secret'", ("basic", "user:secret")),
        ("-H 'Authorization: Bearer abc'", ("bearer", "abc")),
        ("-H 'Authorization: abc'", ("", "abc")),
        ("-H 'Accept: */*'", None),
    ],
)
def test_auth(options: str, auth: tuple[str, str] | None) -> None:
    assert one(f"curl {options} https://h.example/x").auth == auth


def test_a_file_is_no_body() -> None:
    message = one("curl --data tree.json https://h.example/x")
    assert (message.method, message.body) == ("POST", None)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n# gives\n", "\n```json\n"])
def test_response_below_a_command(between: str) -> None:
    text = "# all trees\n$ curl https://h.example/trees" + between + '[{"kind": "oak"}]'
    command, response = parse_messages(text, "bash")
    assert (command.kind, response.kind) == ("curl", "json")
    assert response.body_json is not None
    assert response.body_json.value == [{"kind": "oak"}]
    assert response.body_line == text.count("\n")


def test_two_commands_and_a_raw_response() -> None:
    messages = parse_messages(
        "curl https://h.example/a\ncurl https://h.example/b\n\nHTTP/1.1 200 OK\n\n{}",
        "console",
    )
    assert [message.kind for message in messages] == ["curl", "curl", "response"]
    assert [message.line for message in messages] == [0, 1, 3]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"a": 1}', "json"),
        ("kind=oak&age=3", "form"),
        ("<Tree><kind>oak</kind></Tree>", "xml"),
        ('<?xml version="1.0"?>\n<a/>', "xml"),
        ("/trees/3?deep=1", "url"),
        ("some words", "text"),
    ],
)
def test_bodies(text: str, kind: str) -> None:
    assert one(text).kind == kind


def test_headers_alone() -> None:
    message = one("Content-Type: application/json\nAuthorization: Bearer {token}")
    assert message.kind == "text"
    assert message.auth == ("bearer", "{token}")
    assert message.header_lines == (0, 1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('import requests\nrequests.get("https://h.example/a")', "python"),
        ("{'a': 1}", "python"),
        ('{"a": 1}', "go"),
        ("const a = await fetch('/trees');", "javascript"),
        ("make call", "flowchart"),
        ("export KEY=abc\nnpm install", "bash"),
        ("", ""),
        ("\n\n", "json"),
    ],
)
def test_code_shows_no_message(text: str, language: str) -> None:
    assert parse_messages(text, language) == ()


def test_json_in_javascript_fences() -> None:
    message = one('{\n  "id": 1, // of the tree\n}', "javascript")
    assert message.body_json is not None
    assert message.body_json.comments == {"/id": "of the tree"}


PARTS = st.sampled_from(
    ["curl ", "-d ", "-H ", "'", '"', "\\", "\n", "{", "}", "GET /a", "HTTP/1.1 200 OK", "a: b",
     "<<EOF", "$X", "?a=b", "&", "http://h/", "=", " ", "X='", "|", "https", "wget "]
)  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(PARTS, max_size=25).map("".join),
    st.sampled_from(["", "bash", "json", "http"]),
)
def test_never_raises(text: str, language: str) -> None:
    for message in parse_messages(text, language):
        assert 0 <= message.line <= text.count("\n")
        assert 0 <= message.body_line <= text.count("\n") + 1
        assert len(message.headers) == len(message.header_lines)


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("Response:", None),
        ("// Response (201):", "201"),
        ("# Output", None),
        ("返回示例：", None),
        ("**Response body**", None),
    ],
)
def test_labels_part_a_block(label: str, status: str | None) -> None:
    text = 'POST /trees\n\n{"kind": "oak"}\n\n' + label + '\n\n{"id": 1}'
    request, response = parse_messages(text, "")
    assert request.body_json is not None
    assert request.body_json.values == ({"kind": "oak"},)
    assert (response.kind, response.status, response.line) == ("response", status, 6)
    assert response.body_json is not None
    assert response.body_json.value == {"id": 1}


def test_labels_within_a_value_part_nothing() -> None:
    message = one('{\n  "a": [\n    1\n  ],\n  response: {"id": 1}\n}')
    assert message.body_json is not None
    assert message.body_json.value == {"a": [1], "response": {"id": 1}}


def test_json_apart_from_a_get_line_is_its_response() -> None:
    request, response = parse_messages('GET /trees\n\n[{"id": 1}]', "")
    assert (request.kind, request.body) == ("request", None)
    assert (response.kind, response.line, response.body_line) == ("json", 2, 2)
    search = one('GET /trees/_search\n{"query": "oak"}')
    assert search.body_json is not None
