"""Security schemes of examples, sentences and tables."""

from __future__ import annotations

import pytest

from docmill.docs.infer.http_message import parse_messages
from docmill.docs.infer.security import SchemeEvidence, page_schemes, schemes_in
from docmill.docs.markdown.page import Block
from unit.docs.infer.build import bullets, code, page, paragraph, passage, table


def brief(
    found: tuple[SchemeEvidence, ...],
) -> list[tuple[str, str | None, str | None]]:
    return [(one.kind, one.name, one.location) for one in found]


def shown(text: str) -> tuple[SchemeEvidence, ...]:
    block = code(text)
    return schemes_in([(message, block) for message in parse_messages(text, "")], [])


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        (
            "curl -H 'Authorization: Bearer abc' https://h.example",
            ("bearer", None, None),
        ),
        (
            "curl -H 'Authorization: bearer abc' https://h.example",
            ("bearer", None, None),
        ),
        (
            "curl -H 'authorization: Basic abc=' https://h.example",
            ("basic", None, None),
        ),
        (
            "curl -H 'Authorization: Token abc' https://h.example",
            ("apiKey", "Authorization", "header"),
        ),
        (
            "curl -H 'Authorization: {key}' https://h.example",
            ("apiKey", "Authorization", "header"),
        ),
        (
            "curl -H 'X-Wood-Api-Key: abc' https://h.example",
            ("apiKey", "X-Wood-Api-Key", "header"),
        ),
        (
            "curl -H 'WOODTOKEN: abc' https://h.example",
            ("apiKey", "WOODTOKEN", "header"),
        ),
        ("GET /a HTTP/1.1\nX-Wood-Sign: abc", ("apiKey", "X-Wood-Sign", "header")),
        ("curl -u user:password https://h.example", ("basic", None, None)),
        ("curl https://user:password@h.example/a", ("basic", None, None)),
        ("curl 'https://h.example/a?api_key=abc'", ("apiKey", "api_key", "query")),
        ("GET /a?access_token=abc", ("apiKey", "access_token", "query")),
        ("GET /a?key=YOUR_KEY", ("apiKey", "key", "query")),
        (
            "curl -b 'session_id=abc' https://h.example",
            ("apiKey", "session_id", "cookie"),
        ),
    ],
)
def test_examples(text: str, scheme: tuple[str, str | None, str | None]) -> None:
    found = shown(text)
    assert brief(found) == [scheme]
    assert found[0].tier == "inferred"


@pytest.mark.parametrize(
    "text",
    [
        "curl -H 'Idempotency-Key: abc' https://h.example",
        "curl -H 'X-CSRF-Token: abc' https://h.example",
        "curl -H 'Authorization: Digest username=x' https://h.example",
        "curl -H 'Content-Type: a/b' -H 'X-Author: me' https://h.example",
        "curl https://h.example/settings?key=color",
        "HTTP/1.1 200 OK\nX-Next-Token: abc\nX-Auth-Token: abc",
        '{"token": "abc"}',
    ],
)
def test_no_credentials(text: str) -> None:
    assert shown(text) == ()


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        (
            "Send the key in the Authorization header as a bearer token.",
            ("bearer", None, None),
        ),
        (
            "Every request needs `Authorization: Bearer <token>`.",
            ("bearer", None, None),
        ),
        ("We use Basic authentication over TLS.", ("basic", None, None)),
        ("Authentication: HTTP Basic", ("basic", None, None)),
        (
            "Pass your API key in the `X-Wood-Key` header.",
            ("apiKey", "X-Wood-Key", "header"),
        ),
        (
            "Set a header named `X-Wood-Token` with your token.",
            ("apiKey", "X-Wood-Token", "header"),
        ),
        ("Use `Authorization: Token <key>`.", ("apiKey", "Authorization", "header")),
        (
            "Add the `api_key` query parameter with your key.",
            ("apiKey", "api_key", "query"),
        ),
        (
            "Append `?access_token=<token>` to the URL.",
            ("apiKey", "access_token", "query"),
        ),
        (
            "Authentication uses the `session_id` cookie.",
            ("apiKey", "session_id", "cookie"),
        ),
        ("Parameter Name: **wood_key**, in: header.", ("apiKey", "wood_key", "header")),
        ("Tokens come from OAuth 2.0.", ("oauth2", None, None)),
        (
            "请求时在请求头 `X-Wood-Token` 中携带令牌",
            ("apiKey", "X-Wood-Token", "header"),
        ),
        ("使用 Bearer 令牌进行认证", ("bearer", None, None)),
        ("采用基本认证", ("basic", None, None)),
    ],
)
def test_sentences(text: str, scheme: tuple[str, str | None, str | None]) -> None:
    found = schemes_in([], [passage(text)])
    assert brief(found) == [scheme]
    assert found[0].tier == "stated"
    assert found[0].span.text in text


@pytest.mark.parametrize(
    "text",
    [
        "This call needs no bearer token.",
        "The response has a `Location` header with the key of the tree.",
        "The `key` parameter is the name of the setting.",
        "Trees bear fruit; tokens are counted.",
        "Set the `X-Trace-Id` header to find your request.",
    ],
)
def test_other_sentences(text: str) -> None:
    assert schemes_in([], [passage(text)]) == ()


@pytest.mark.parametrize(
    ("block", "scheme"),
    [
        (
            table("Header|Type|Text", "Authorization|string|Bearer {token}"),
            ("bearer", None, None),
        ),
        (table("Header|Text", "X-Wood-Key|yours"), ("apiKey", "X-Wood-Key", "header")),
        (table("项目|说明", "认证方式|Bearer Token (JWT)"), ("bearer", None, None)),
        (bullets("Authentication: basic auth"), ("basic", None, None)),
    ],
)
def test_tables_and_lists(
    block: Block, scheme: tuple[str, str | None, str | None]
) -> None:
    assert brief(page_schemes([page(block)])) == [scheme]


def test_a_member_of_a_body_is_no_scheme() -> None:
    assert (
        page_schemes([page(table("Name|Type|Text", "token|string|Bearer token"))]) == ()
    )


def test_stated_first_and_counted() -> None:
    command = code("curl \\\n  -H 'X-Wood-Key: abc' \\\n  https://h.example", "bash")
    text = paragraph("Send your key in the\n`X-Wood-Key` header.")
    (found,) = page_schemes([page(command, command), page(text)])
    assert (found.tier, found.weight, found.span.line) == ("stated", 3, 2)
    (found,) = page_schemes([page(command)])
    assert (found.tier, found.weight, found.span.line) == ("inferred", 1, 3)


def test_the_authorization_header_alone_says_less_than_a_bearer_token() -> None:
    plain = paragraph("Send the token in the `Authorization` header.")
    assert brief(page_schemes([page(plain)])) == [("apiKey", "Authorization", "header")]
    both = page(plain, code("curl -H 'Authorization: Bearer x' https://h.example"))
    assert brief(page_schemes([both])) == [("bearer", None, None)]


def test_roles_behind_a_label_are_no_credential() -> None:
    roles = schemes_in([], [passage("**Authorization:** Admin, Member")])
    assert roles == ()
    key = schemes_in([], [passage("Authorization: YOUR_API_KEY")])
    assert brief(key) == [("apiKey", "Authorization", "header")]
