"""Status codes in the words around examples."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docmill.docs.infer.status import returned_statuses, status_in


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("201 Created", "201"),
        ("HTTP/1.1 404 Not Found", "404"),
        ("`Status: 200`", "200"),
        ("**404** - Not Found", "404"),
        ("Success Response (200)", "200"),
        ("Response 200", "200"),
        ("> 200 Response", "200"),
        ("Code: 200", "200"),
        ("Status code: **422**", "422"),
        ("returns [`204 No Content`] if the tree was felled", "204"),
        ("返回 200", "200"),
        ("状态码：403", "403"),
        ("レスポンス 200", "200"),
        ("4xx", "4XX"),
        ("Any 5XX means that we are down", "5XX"),
        ("200", "200"),
        ("`400`:", "400"),
    ],
)
def test_read(text: str, status: str) -> None:
    assert status_in(text) == status


@pytest.mark.parametrize(
    "text",
    [
        "",
        "200 items",
        "returns 200 rows at most",
        "返回 200 条记录",
        "port 8080",
        "limit 100",
        "Code: 1001",
        "code 299",
        "a timeout of 500 ms",
        "version 2.204",
        "1,404 trees",
        "error-404-page",
        "response time: 200 ms",
    ],
)
def test_not_read(text: str) -> None:
    assert status_in(text) is None


@settings(deadline=None)
@given(st.text())
def test_never_raises(text: str) -> None:
    status = status_in(text)
    assert status is None or len(status) == 3


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Creates a lamp. Returns `201 Created`.", ["201"]),
        ("Returns 204 on success or 404 if the lamp is unknown.", ["204", "404"]),
        (
            "Responds with `200` and the lamp, or with `409` if it burns.",
            ["200", "409"],
        ),
        ("A `404 Not Found` is returned when the lamp is gone.", ["404"]),
        ("Returns `201 OK`, `404 Lamp Gone` else", ["201", "404"]),
        ("返回 204，或 404。", ["204", "404"]),
        ("Devuelve un código 201 si se creó.", ["201"]),
        ("Gibt es ihn nicht, antwortet der Server mit 404.", ["404"]),
        ("204 No Content を返します。", ["204"]),
        ("The server replies with an HTTP status code of 202.", ["202"]),
        ("Returns up to 200 lamps.", []),
        ("Returns 200 items, 300 at most.", []),
        ("Returns the lamp `404`.", []),
        ("It never returns 409.", []),
        ("The limit is 500. Returns lamps.", []),
        ("See 404 Not Found in the list of errors.", []),
    ],
)
def test_statuses_that_sentences_say_are_returned(text: str, codes: list[str]) -> None:
    said = list(returned_statuses(text))
    assert [one.code for one in said] == codes
    assert [text[one.start : one.end] for one in said] == codes
