"""What is dumped is read back as the same data by readers of YAML 1.1 and of YAML 1.2."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from docmill.config.model import Limits
from docmill.openapi.document import OpenApi
from docmill.openapi.read import yaml_text
from docmill.openapi.write.yaml_text import dump, dump_data

_CHARACTERS = (
    " \t\n\r\x00\x07\x1b\x7f\x85\xa0\u2028\u2029\u3000\ufeff\ufffe😀中"
    ":#-?{}[],&*!|>'\"%@`~=<019._+xobeETZnNyYao\\/$"
)
_WORDS = (": ", " #", "---", "...", "\n ", " \n", "<<", "0x", "0o", "1e", "no", "null")
_SNIPPETS = st.sampled_from((*_CHARACTERS, *_WORDS))
_TEXT = st.lists(_SNIPPETS, max_size=8).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=20
)
_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | _TEXT,
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=12,
)
_DATA = st.dictionaries(_TEXT, _VALUES, max_size=5)


def _exact(data: Any) -> str:
    """A text that differs for any difference, `1` and `1.0` or key order included."""
    return json.dumps(data)


def _read_by_all(text: str) -> list[str]:
    return [
        _exact(yaml.load(text, Loader=yaml.SafeLoader)),
        _exact(yaml.load(text, Loader=yaml.CSafeLoader)),
        _exact(yaml_text.parse(text, Limits()).data),
    ]


@given(_DATA)
@example({"k" * 1500: {"a": ["x"]}, "😀" * 1200: "\n"})
@example({"a": [[], {}, [[1], {"b": {}}], "\n", "a\n\n", "a\n b\n\tc  \nd"]})
@settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
def test_every_reader_gets_the_same_data_back(data: dict[str, Any]) -> None:
    assert _read_by_all(dump_data(data)) == [_exact(data)] * 3


# fmt: off
_MISREAD = (
    "no", "On", "y", "NULL", "~", "", "1_000", "0123", "0o17", "0b1", "0x1F",
    "18:00", "1e5", "1.5", ".5", "+1", "-1", ".inf", ".NaN", "2024-02-28",
    "2019-13-45", "2001-12-14t21:59:43.10-05:00", "=", "<<", "190:20:30", "1.", "１",
    "3.1.0",
)
# fmt: on


@pytest.mark.parametrize("text", _MISREAD)
def test_a_string_that_some_reader_takes_for_another_type_is_quoted(text: str) -> None:
    written = dump_data({"a": text})
    assert written == f"a: '{text}'\n"
    assert _read_by_all(written) == [_exact({"a": text})] * 3


def test_the_document_is_pleasant_to_read() -> None:
    document = OpenApi(
        {
            "openapi": "3.1.0",
            "info": {"title": "媒体处理", "description": "一行\n- 二行  \n\n  缩进\n"},
            "paths": {"/regions/{regionId}:stop": {"get": {"tags": ["a", "b"]}}},
            "x-rows": [{"a": 1, "b": []}, [1.5, [True, None]], {}],
            "pattern": r"^\d+$",
            "ref": {"$ref": "#/components/schemas/A"},
        }
    )
    assert dump(document) == (
        "openapi: '3.1.0'\n"
        "info:\n"
        "  title: 媒体处理\n"
        "  description: |\n"
        "    一行\n"
        "    - 二行  \n"
        "\n"
        "      缩进\n"
        "paths:\n"
        "  /regions/{regionId}:stop:\n"
        "    get:\n"
        "      tags:\n"
        "        - a\n"
        "        - b\n"
        "x-rows:\n"
        "  - a: 1\n"
        "    b: []\n"
        "  - - 1.5\n"
        "    - - true\n"
        "      - null\n"
        "  - {}\n"
        "pattern: '^\\d+$'\n"
        "ref:\n"
        "  $ref: '#/components/schemas/A'\n"
    )


def test_an_object_that_is_shared_is_written_twice_without_an_alias() -> None:
    shared = {"type": "string"}
    assert dump_data({"a": shared, "b": shared}) == (
        "a:\n  type: string\nb:\n  type: string\n"
    )


def test_half_a_character_becomes_the_replacement_character() -> None:
    assert (
        dump_data({"a": "x\ud800", "b": "\udc00\ny"})
        == "a: x\ufffd\nb: |-\n  \ufffd\n  y\n"
    )
