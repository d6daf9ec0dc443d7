"""Parameter styles and bodies, as OpenAPI and RFC 7578 have them."""

from __future__ import annotations

import datetime as dt
import io
from enum import Enum
from typing import Any

import pytest

ARRAY = ["blue", "black"]
OBJECT = {"R": 100, "G": 200}


class Colour(Enum):
    RED = "red"


@pytest.mark.parametrize(
    ("options", "value", "expected"),
    [
        ({}, "a b&c", "c=a%20b%26c"),
        ({}, ARRAY, "c=blue&c=black"),
        ({}, OBJECT, "R=100&G=200"),
        ({"explode": False}, ARRAY, "c=blue,black"),
        ({"explode": False}, OBJECT, "c=R,100,G,200"),
        ({"style": "spaceDelimited"}, ARRAY, "c=blue%20black"),
        ({"style": "pipeDelimited"}, ARRAY, "c=blue%7Cblack"),
        (
            {"style": "deepObject"},
            {"a": {"b": 1}, "c": [1, 2]},
            "c%5Ba%5D%5Bb%5D=1&c%5Bc%5D=1&c%5Bc%5D=2",
        ),
        ({"style": "deepObject"}, [{"a": 1}], "c%5B0%5D%5Ba%5D=1"),
        ({"style": "spaceDelimited"}, OBJECT, "c=R%20100%20G%20200"),
        ({"style": "pipeDelimited", "explode": True}, ARRAY, "c=blue&c=black"),
        ({"explode": False}, [], ""),
        ({"explode": False, "allow_empty": True}, [], "c="),
        ({}, "", "c="),
        ({"style": "text"}, "a b", "c=a%20b"),
        ({"style": "json"}, OBJECT, "c=%7B%22R%22%3A100%2C%22G%22%3A200%7D"),
        ({"style": "indexed"}, ARRAY, "c.1=blue&c.2=black"),
        ({"style": "indexed"}, [{"a": [True]}], "c.1.a.1=true"),
        ({"style": "indexed"}, "x", "c=x"),
        ({"allow_reserved": True}, "/a:b?&#", "c=/a:b?%26%23"),
        ({}, True, "c=true"),
        ({}, None, "c="),
        ({}, Colour.RED, "c=red"),
        ({}, dt.datetime(2026, 3, 7, tzinfo=dt.UTC), "c=2026-03-07T00%3A00%3A00Z"),
        ({}, dt.date(2026, 3, 7), "c=2026-03-07"),
        ({}, 1.5, "c=1.5"),
    ],
)
def test_query_styles(
    shop: Any, options: dict[str, Any], value: Any, expected: str
) -> None:
    from shop._runtime.operation import Parameter
    from shop._runtime.serialize import query_pairs

    pairs = query_pairs(Parameter("c", "query", **options), value)
    assert "&".join(f"{name}={text}" for name, text in pairs) == expected


@pytest.mark.parametrize(
    ("options", "value", "expected"),
    [
        ({}, ARRAY, "blue,black"),
        ({}, "a/b c", "a%2Fb%20c"),
        ({"style": "label"}, ARRAY, ".blue,black"),
        ({"style": "label", "explode": True}, ARRAY, ".blue.black"),
        ({"style": "matrix"}, ARRAY, ";c=blue,black"),
        ({"style": "matrix", "explode": True}, ARRAY, ";c=blue;c=black"),
        ({"style": "simple", "explode": True}, OBJECT, "R=100,G=200"),
        ({"style": "simple"}, OBJECT, "R,100,G,200"),
        ({"style": "matrix", "explode": True}, OBJECT, ";R=100;G=200"),
        ({"style": "matrix"}, OBJECT, ";c=R,100,G,200"),
        ({"style": "label"}, OBJECT, ".R,100,G,200"),
        ({"style": "label", "explode": True}, OBJECT, ".R=100.G=200"),
        ({"style": "json"}, OBJECT, "%7B%22R%22%3A100%2C%22G%22%3A200%7D"),
    ],
)
def test_path_styles(
    shop: Any, options: dict[str, Any], value: Any, expected: str
) -> None:
    from shop._runtime.operation import Parameter
    from shop._runtime.serialize import path_text

    assert path_text(Parameter("c", "path", **options), value) == expected


@pytest.mark.parametrize(
    ("options", "value", "header", "cookie"),
    [
        ({}, ARRAY, "blue,black", "c=blue; c=black"),
        ({}, OBJECT, "R,100,G,200", "R=100; G=200"),
        ({"explode": True}, OBJECT, "R=100,G=200", "R=100; G=200"),
        ({"explode": False}, ARRAY, "blue,black", "c=blue,black"),
        ({"explode": False}, OBJECT, "R,100,G,200", "c=R,100,G,200"),
        ({"style": "json"}, [1], "[1]", "c=%5B1%5D"),
    ],
)
def test_header_and_cookie_styles(
    shop: Any, options: dict[str, Any], value: Any, header: str, cookie: str
) -> None:
    from shop._runtime.operation import Parameter
    from shop._runtime.serialize import cookie_text, header_text

    assert header_text(Parameter("c", "header", **options), value) == header
    assert cookie_text(Parameter("c", "cookie", **options), value) == cookie


def encode(value: Any, media_type: str, **options: Any) -> Any:
    from shop._runtime.body import encode_body
    from shop._runtime.operation import Body

    return encode_body((Body(media_type, **options),), value)


def test_forms(shop: Any) -> None:
    form = encode({"a": "x y", "b": [1, True]}, "application/x-www-form-urlencoded")
    assert form.content == b"a=x%20y&b=1&b=true"


def test_multipart(shop: Any) -> None:
    value = {
        "meta": {"a": 1},
        "file": ("n.txt", b"\x00\xff", "text/plain"),
        "raw": io.BytesIO(b"r"),
    }
    payload = encode(value, "multipart/form-data")
    assert payload.content_type.startswith("multipart/form-data; boundary=")
    meta = b'name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n'
    assert meta in payload.content
    assert (
        b'name="file"; filename="n.txt"\r\nContent-Type: text/plain\r\n\r\n\x00\xff'
        in payload.content
    )
    assert payload.replayable
    text_only = encode({"a": "b"}, "multipart/form-data")
    assert b'name="a"\r\n\r\nb\r\n' in text_only.content


def test_streams_cannot_be_sent_again(shop: Any) -> None:
    assert not encode(iter([b"a"]), "application/octet-stream").replayable
    assert encode("text", "text/plain").content == b"text"
    assert encode(b"x", "*/*").content_type == "application/octet-stream"


@pytest.mark.parametrize("media_type", ["*/*", "application/*", "application/x+json"])
def test_a_typed_value_is_json_whatever_covers_it(shop: Any, media_type: str) -> None:
    from shop._runtime.decode import decode
    from shop._runtime.operation import Content, Operation

    responses = {"200": (Content(lambda: dict[str, int], media_type),)}
    operation: Any = Operation(route="GET /pots", responses=responses)
    found = decode(operation, 200, "application/json", b'{"n": 1}', "strict")
    assert found == {"n": 1}


@pytest.mark.parametrize("value", [float("nan"), object(), "\ud800", {"a": object()}])
def test_what_json_cannot_say_is_refused(shop: Any, value: Any) -> None:
    with pytest.raises(shop.errors.InvalidRequestError):
        encode(value, "application/json")


def test_a_model_sends_back_what_it_did_not_know(shop: Any) -> None:
    item = shop.Item.model_validate({"itemId": "i", "odd": {"x": None}})
    assert (
        encode(item, "application/json").content == b'{"itemId":"i","odd":{"x":null}}'
    )
