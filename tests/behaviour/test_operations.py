"""Parameters, bodies and answers of generated clients, as they are on the wire."""

from __future__ import annotations

import io
import json
from typing import Any

import httpx2
import pytest

from behaviour.calls import MODES
from behaviour.generated import Wire

PATH: dict[str, Any] = {"a": ["x", "y/z"], "b": {"x": 1, "y": 2}, "c": {"z": 3}}
PET = {"name": "Rex"}


@pytest.fixture(params=MODES)
def wire(request: pytest.FixtureRequest) -> Wire:
    return Wire("operations", request.param)


def pet(**headers: str) -> httpx2.Response:
    return httpx2.Response(200, json=PET, headers=headers)


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ({"d": {"m": "q", "n": [1, 2]}}, "d%5Bm%5D=q&d%5Bn%5D=1&d%5Bn%5D=2"),
        ({"e": ["a", "b"]}, "e=a%7Cb"),
        ({"f": "a/b?c&d"}, "f=a/b?c%26d"),
        ({"g": ""}, "g="),
        ({"h": {"name": "N"}}, "h=%7B%22name%22%3A%22N%22%7D"),
        ({"k": [3, 4]}, "k=3&k=4"),
        ({"list_": ["2020-01-01", "2021-01-01"]}, "list=2020-01-01,2021-01-01"),
        ({"m": ["p q", "r"]}, "m=p%20q%20r"),
    ],
)
def test_each_parameter_has_its_style(
    wire: Wire, arguments: dict[str, Any], query: str
) -> None:
    wire.answer = pet()
    wire.call(wire.client().params, **PATH, **arguments)
    assert wire.target == f"/p/;a=x;a=y%2Fz/.x,1,y,2/%7B%22z%22%3A3%7D?{query}"


def test_headers_and_cookies(wire: Wire) -> None:
    wire.answer = pet()
    wire.call(wire.client().params, **PATH, x_i={"u": "v", "w": "1"}, j=[1, 2])
    assert wire.sent[0].headers["x-i"] == "u=v,w=1"
    assert wire.sent[0].headers["cookie"] == "j=1; j=2"


def test_several_successes_are_told_apart_by_status(wire: Wire) -> None:
    wire.answer = pet()
    assert type(wire.call(wire.client().params, **PATH)).__name__ == "Pet"
    headers = {"content-type": "application/vnd.x+json; charset=utf-8"}
    wire.answer = httpx2.Response(201, json=["s"], headers=headers)
    assert wire.call(wire.client().params, **PATH) == ["s"]
    # XML is documented too, and would not be what the call says that it returns.
    assert "xml" not in wire.sent[0].headers["accept"]


@pytest.mark.parametrize(
    ("status", "body", "shown"),
    [
        (404, {"title": "T", "code": 5}, "Problem(title='T', code=5)"),
        (418, {"title": "T", "code": "x"}, "Problem(title='T', code='x')"),
        (500, {"oops": "T"}, "ParamsDefaultResponse(oops='T')"),
    ],
)
def test_errors_carry_a_typed_body(
    wire: Wire, status: int, body: dict[str, Any], shown: str
) -> None:
    wire.answer = httpx2.Response(status, json=body)
    with pytest.raises(wire.errors.APIStatusError) as caught:
        wire.call(wire.client().params, **PATH)
    assert repr(caught.value.data) == shown
    assert caught.value.body == body
    wire.answer = httpx2.Response(status, text="<html>")
    with pytest.raises(wire.errors.APIStatusError) as caught:
        wire.call(wire.client().params, **PATH)
    assert caught.value.data is None


def test_headers_of_an_answer_have_types(wire: Wire) -> None:
    wire.answer = pet(**{"x-rate": "7", "x-list": "a, b", "x-word": "w"})
    client = wire.client()
    answer = wire.call(client.with_response, client.params, **PATH)
    assert answer.data.name == "Rex"
    assert answer.header("X-Rate", int) == 7
    assert answer.header("X-List", list[str]) == ["a", "b"]
    assert answer.header("X-Missing", int) is None
    with pytest.raises(wire.errors.ResponseValidationError, match="X-Word"):
        answer.header("X-Word", int)


FORM = "application/x-www-form-urlencoded"


def test_a_body_is_sent_as_any_of_its_media_types(wire: Wire) -> None:
    client = wire.client()
    wire.call(client.same_bodies, name="n", tags=["a", "b"])
    assert wire.body == b'{"name":"n","tags":["a","b"]}'
    wire.call(client.same_bodies, name="n", tags=["a", "b"], content_type=FORM)
    assert wire.body == b"name=n&tags=a%20b"
    assert wire.sent[-1].headers["content-type"] == FORM
    wire.call(client.same_bodies_with_body, body="<pet/>")
    assert wire.body == b"<pet/>"
    assert wire.sent[-1].headers["content-type"] == "application/xml"
    with pytest.raises(ValueError, match="content type"):
        wire.call(client.same_bodies, name="n", content_type="text/plain")


def test_the_value_chooses_the_media_type(wire: Wire) -> None:
    wire.answer = httpx2.Response(
        200, content="<ü/>".encode(), headers={"content-type": "application/xml"}
    )
    assert wire.call(wire.client().xml, body="<a/>") == "<ü/>"
    assert wire.sent[-1].headers["content-type"] == "application/xml"
    wire.call(wire.client().xml, body=[1, 2])
    assert wire.sent[-1].headers["content-type"] == "application/json"


def test_a_wildcard_is_filled_by_the_caller(wire: Wire) -> None:
    wire.answer = httpx2.Response(200, content=b"%PDF")
    assert wire.call(wire.client().image, body=b"I", content_type="image/webp")
    assert wire.sent[-1].headers["content-type"] == "image/webp"


def test_only_a_body_that_is_said_to_be_optional_can_be_left_out(wire: Wire) -> None:
    wire.call(wire.client().maybe)
    assert wire.body == b""
    assert "content-type" not in wire.sent[-1].headers
    with pytest.raises(TypeError):
        wire.call(wire.client().same_bodies)


def test_parts_of_a_form_are_encoded_as_documented(wire: Wire) -> None:
    wire.answer = httpx2.Response(200, text="ok")
    wire.call(
        wire.client().upload,
        files=(b"1", ("n.png", io.BytesIO(b"2"), "image/png", {"X-No": "2"})),
        meta=wire.module("models").Pet(name="M"),
        ids=[1, 2],
        logo=b"L",
        doc=["x", "y"],
    )
    boundary = wire.sent[0].headers["content-type"].partition("boundary=")[2]
    parts = wire.body.decode().split(f"--{boundary}")[1:-1]
    form = 'Content-Disposition: form-data; name="{}"'
    assert [part.strip().split("\r\n") for part in parts] == [
        [
            form.format('files"; filename="upload'),
            "Content-Type: application/octet-stream",
            "",
            "1",
        ],
        [
            form.format('files"; filename="n.png'),
            "X-No: 2",
            "Content-Type: image/png",
            "",
            "2",
        ],
        [form.format("meta"), "Content-Type: application/json", "", '{"name":"M"}'],
        [form.format("ids"), "", "1"],
        [form.format("ids"), "", "2"],
        [
            form.format('logo"; filename="upload'),
            "X-Kind: logo",
            "Content-Type: image/png",
            "",
            "L",
        ],
        [form.format("doc"), "Content-Type: application/json", "", '["x","y"]'],
    ]


def test_head_returns_nothing(wire: Wire) -> None:
    wire.answer = httpx2.Response(200, headers={"content-length": "9"})
    assert wire.call(wire.client().report_head) is None
    assert wire.sent[-1].method == "HEAD"


def test_operations_of_one_path_say_which_they_are(wire: Wire) -> None:
    wire.answer = httpx2.Response(200, json={"shelves": []})
    assert wire.call(wire.client().list_shelves, room="a") == {"shelves": []}
    assert wire.target == "/?Action=ListShelves"
    assert wire.sent[0].headers["x-action"] == "ListShelves"
    assert json.loads(wire.body) == {"Version": 2, "Room": "a"}
    wire.call(wire.client().list_rooms)
    assert wire.target == "/?Action=ListRooms"


def test_a_constant_may_still_be_given(wire: Wire) -> None:
    wire.answer = httpx2.Response(200, json={})
    wire.call(wire.client().list_rooms, action="ListShelves")
    assert wire.target == "/?Action=ListShelves"


@pytest.mark.parametrize(
    ("name", "arguments"), [("ListShelves", {"room": "a"}), ("ListRooms", {})]
)
def test_a_stand_in_knows_operations_of_one_path_apart(
    wire: Wire, name: str, arguments: dict[str, str]
) -> None:
    stand_in = wire.module("testing").StandIn()
    sync = wire.mode == "sync"
    http = stand_in.client() if sync else stand_in.async_client()
    kind = wire.package.Client if sync else wire.package.AsyncClient
    method = "list_shelves" if name == "ListShelves" else "list_rooms"
    assert wire.call(getattr(kind(http_client=http), method), **arguments) == {}
    assert [call.operation for call in stand_in.calls] == [name]


def test_what_is_known_from_an_example_never_raises(wire: Wire) -> None:
    wire.answer = httpx2.Response(200, json={"n": 1})
    found = wire.call(wire.client().guess)
    assert found.n == 1
    assert type(found).__doc__ == "Known from an example."
    wire.answer = httpx2.Response(200, json={"n": "x"})
    with pytest.warns(wire.errors.ResponseDriftWarning, match=r"\$\.n"):
        assert wire.call(wire.client().guess).n == "x"
