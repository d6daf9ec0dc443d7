"""Security schemes and servers of generated clients, as they are on the wire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from behaviour.calls import MODES
from behaviour.generated import Chunks, Wire

CHALLENGE = 'Digest realm="r", nonce="n{}", qop="auth", algorithm=SHA-256'


@pytest.fixture(params=MODES)
def wire(request: pytest.FixtureRequest) -> Wire:
    wire = Wire("schemes", request.param)
    wire.answer = httpx2.Response(204)
    return wire


def tokens(
    wire: Wire, refused: str = ""
) -> Callable[[httpx2.Request], httpx2.Response]:
    """Answers with tokens that are counted, and with a 401 to one that is refused."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.url.host == "id.test" and request.method == "GET":
            return httpx2.Response(200, json={"token_endpoint": "https://id.test/t"})
        if request.method == "POST":
            token = {"access_token": f"t{len(wire.sent)}", "refresh_token": "next"}
            return httpx2.Response(200, json=token)
        is_refused = refused and refused in request.headers["authorization"]
        return httpx2.Response(401 if is_refused else 204)

    return answer


def test_credentials_that_are_there_come_before_none(wire: Wire) -> None:
    wire.call(wire.client().opt)
    assert "x-key" not in wire.sent[0].headers
    wire.call(wire.client(key="K").opt)
    assert wire.sent[1].headers["x-key"] == "K"
    wire.call(wire.client(key="K").none)
    assert "x-key" not in wire.sent[2].headers


def test_each_of_several_keys_has_a_name(wire: Wire) -> None:
    wire.call(wire.client(timeout_2="t t").tr)
    assert wire.target.endswith("?t=t%20t")
    wire.call(wire.client(q_key="c").tr)
    assert wire.sent[-1].headers["cookie"] == "k=c"
    with pytest.raises(wire.errors.CredentialsError, match="bas or bea or timeout"):
        wire.call(wire.client().tr)


def test_what_the_client_cannot_do_is_left_to_http(wire: Wire) -> None:
    # A certificate and a key: the key is sent, the certificate is the http_client's.
    wire.call(wire.client(q_key_2="Q").heads)
    assert wire.target.endswith("?k=Q")


def test_digest_answers_a_challenge(wire: Wire) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        given = request.headers.get("authorization", "")
        stale = len(wire.sent) == 4
        if 'nonce="n' in given and not stale:
            return httpx2.Response(204)
        challenge = CHALLENGE.format(len(wire.sent))
        return httpx2.Response(401, headers={"www-authenticate": challenge})

    wire.answer = answer
    client = wire.client(key="K", username="u", password="pass-word")
    for _ in range(3):
        wire.call(client.and_)
    given = [request.headers.get("authorization", "") for request in wire.sent]
    assert [text.partition("nc=")[2][:8] for text in given] == [
        *("", "00000001", "00000002"),
        *("00000003", "00000001"),
    ]
    assert all(request.headers["x-key"] == "K" for request in wire.sent)
    wire.answer = httpx2.Response(
        401, headers={"www-authenticate": CHALLENGE.format(0)}
    )
    with pytest.raises(wire.errors.AuthenticationError):
        wire.call(client.and_)


def test_a_token_is_fetched_once_and_again_when_it_is_refused(wire: Wire) -> None:
    wire.answer = tokens(wire, refused="t1")
    client = wire.client(client_id="me", client_secret="s/x")
    wire.call(client.opts)
    wire.call(client.opts)
    assert [r.headers["authorization"] for r in wire.sent] == [
        *("Basic bWU6cyUyRng=", "Bearer t1"),
        *("Basic bWU6cyUyRng=", "Bearer t3"),
        "Bearer t3",
    ]
    assert wire.sent[0].content == b"grant_type=client_credentials&scope=r"


def test_a_refresh_token_replaces_a_token_that_has_ended(wire: Wire) -> None:
    wire.answer = tokens(wire, refused="old")
    client = wire.client(token="old", refresh_token="first", client_id="me")
    wire.call(client.opts)
    assert [str(r.url) for r in wire.sent if r.method == "POST"] == [
        "https://a.test/cc"
    ]
    assert wire.sent[1].content == (
        b"grant_type=refresh_token&refresh_token=first&client_id=me"
    )
    wire.answer = tokens(wire, refused="t2")
    wire.call(client.opts)
    # The service has sent a new one with the token.
    assert b"refresh_token=next" in wire.sent[4].content


def test_the_token_url_and_scopes_can_be_given(wire: Wire) -> None:
    wire.answer = tokens(wire)
    settings = {"token_url": "https://mine.test/t", "scopes": ("a", "b")}
    wire.call(wire.client(client_id="me", client_secret="s", **settings).opts)
    assert str(wire.sent[0].url) == "https://mine.test/t"
    assert wire.sent[0].content.endswith(b"scope=a+b")


def test_open_id_is_discovered(wire: Wire) -> None:
    wire.answer = tokens(wire)
    auth = wire.module("_runtime.oauth2").OAuth2(
        "",
        client_id="me",
        client_secret="s",
        discovery_url="https://id.test/.well-known/o",
    )
    transport = httpx2.MockTransport(wire._handle)
    with httpx2.Client(transport=transport) as http:
        http.get("https://api.test/", auth=auth)
    assert [str(r.url) for r in wire.sent[:2]] == [
        "https://id.test/.well-known/o",
        "https://id.test/t",
    ]
    assert wire.sent[2].headers["authorization"] == "Bearer t2"


@pytest.mark.parametrize(
    "answer",
    [
        {"json": {"token_type": "bearer"}},
        {"json": ["access_token"]},
        {"json": {"error": "invalid_client"}, "status_code": 400},
        {"text": "<html>"},
    ],
)
def test_an_answer_without_a_token_is_an_error(
    wire: Wire, answer: dict[str, Any]
) -> None:
    wire.answer = httpx2.Response(**{"status_code": 200, **answer})
    with pytest.raises(wire.errors.APIConnectionError, match="token"):
        wire.call(wire.client(client_id="me", client_secret="s").opts)
    assert len(wire.sent) == 1


@pytest.mark.parametrize("headers", [{}, {"content-encoding": "gzip"}])
def test_an_answer_with_a_token_is_bounded(wire: Wire, headers: dict[str, str]) -> None:
    stream = Chunks(*[b" " * 100_000] * 50)
    wire.answer = httpx2.Response(200, headers=headers, stream=stream)
    with pytest.raises(wire.errors.APIConnectionError, match=r"limit|compressed"):
        wire.call(wire.client(client_id="me", client_secret="s").opts)
    assert stream.taken <= 11


def test_servers_of_the_service_of_paths_and_operations(wire: Wire) -> None:
    wire.call(wire.client().opt)
    assert str(wire.sent[-1].url) == "https://files.test/v9/a"
    wire.call(wire.client(vol="x/y z").opt)
    assert wire.target == "/x/y%20z/a"
    wire.call(wire.client(scheme="https", region="us").none)
    assert str(wire.sent[-1].url) == "https://us.api.test:8080/v7/a"
    wire.call(wire.client(base_url="https://other.test/b").none)
    assert str(wire.sent[-1].url) == "https://other.test/b/a"


@pytest.mark.parametrize(
    ("variable", "operation"),
    [
        ({"region": "us/x"}, "none"),
        ({"region": "a@evil.test"}, "none"),
        ({"port": "1:2"}, "none"),
        ({"scheme": "ftp"}, "none"),
        ({"vol": "../x"}, "opt"),
    ],
)
def test_a_variable_cannot_leave_its_place(
    wire: Wire, variable: dict[str, str], operation: str
) -> None:
    with pytest.raises(wire.errors.InvalidRequestError):
        wire.call(getattr(wire.client(**variable), operation))
    assert not wire.sent
