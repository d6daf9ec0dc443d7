"""Whatever a text holds, it stays a text."""

from __future__ import annotations

import ast
import math
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docmill.client.literals import (
    code_span,
    docstring,
    identifier,
    literal,
    markdown,
    markdown_text,
    toml,
)

HOSTILE = [
    'a"""\nimport os\n"""',
    "a'''\nimport os",
    "ends in \\",
    'ends in "',
    'ends in """',
    '""""',
    "\\",
    "\\N{BULLET}",
    "lone\rreturn",
    "vertical\vtab\fform\x1cfile\x85next\u2028line\u2029paragraph",
    "nul\x00",
    "\ud800 surrogate",
    "\u202e right to left \u2066",
    "# -*- coding: utf-7 -*-",
    "{{ 7 * 7 }} {% raw %} {# #}",
    "{0.__class__} %s ${HOME}",
    "\ufeffmark",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_literal_reads_back(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_docstring_is_one_string_and_nothing_else(text: str) -> None:
    source = f"def f():\n    {docstring(text, 4)}\n"
    module = ast.parse(source)
    (function,) = module.body
    assert isinstance(function, ast.FunctionDef)
    assert len(function.body) == 1
    assert isinstance(ast.get_docstring(function), str)
    assert source.replace("\n", "").isprintable()


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_values_read_back(value: object) -> None:
    assert ast.literal_eval(literal(value)) == value


@given(st.text())
def test_any_text_is_a_docstring(text: str) -> None:
    compile(docstring(text), "any", "exec", dont_inherit=True)


def test_numbers_that_python_would_not_read_back() -> None:
    assert eval(literal(10**5000)) == 10**5000
    assert math.isinf(eval(literal(math.inf)))
    assert math.isnan(eval(literal(math.nan)))


def test_double_quotes_as_black_writes_them() -> None:
    assert literal("it's") == '"it\'s"'
    assert literal('say "hi"') == "'say \"hi\"'"


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError):
        literal({1, 2})


@pytest.mark.parametrize("name", ["", "a b", "1a", "名", "a-b", "a\n"])
def test_identifier_refuses_what_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="not a Python name"):
        identifier(name)


@pytest.mark.parametrize("text", HOSTILE)
def test_toml_reads_back_as_one_string(text: str) -> None:
    assert isinstance(tomllib.loads(f"x = {toml(text)}\n")["x"], str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | <b>\n[d](e)", r"a \| \<b> \[d\](e)"),
        ("[a_](javascript:x)", r"\[a\_\](javascript:x)"),
        ("[a *b*](https://c.d/e_f)", r"[a \*b\*](https://c.d/e_f)"),
        (
            "snake_case `in_code` **bold_** *no*",
            r"snake_case `in_code` **bold\_** \*no\*",
        ),
        ("``` ` ```", r"\`\`\` \` \`\`\`"),
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("1.0", "1.0"),
        ("![x](https://a.b)", r"!\[x\](https://a.b)"),
    ],
)
def test_markdown_has_code_bold_text_and_links(text: str, expected: str) -> None:
    assert markdown(text) == expected


def test_lists_stay_lists() -> None:
    text = "a\n- b\n    - c\n1. <d>\n```\n"
    assert markdown_text(text) == "a\n- b\n    - c\n1. \\<d>\n\\`\\`\\`"


def test_a_code_span_holds_any_text() -> None:
    assert code_span("a ` b | c") == r"`` a ` b \| c ``"
