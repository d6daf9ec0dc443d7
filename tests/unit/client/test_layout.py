"""What is laid out here is what black and ruff would write."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docmill.client.render import format as formatting
from docmill.client.render.format import format_code
from docmill.client.render.layout import laid_out

LONG = "a_name_that_is_rather_long_for_a_line"
PLAIN = (
    "x = 1\n\n\n",
    f"from .{LONG} import {LONG} as _{LONG}\n",
    f"from .{LONG} import a, b, c, {LONG}\n\nx = 1\n",
    'if A:\n    from .models import *\nelse:\n    __getattr__, __dir__ = f("a", b)\n',
    'class A(B):\n    """Text."""\n    a: int\n    b: str | None = None\nclass C(B):\n    pass\n',
    'class A(B):\n    a: int\n    """What ends with a quote: "a\\""""\n    b: int\n',
    'def f(a: int, b: str) -> None:\n    """Text\n    of two lines.\n    """\n    return g(a, b)\n',
    f"def f(\n    client: Client,\n    *,\n    {LONG}: int,\n) -> None:\n    return 1\n",
    f"async def f(client: Client, *, {LONG}: int, b: str) -> None:\n    return 1\n",
    f"async def f(client: Client, *, {LONG}: int, b: {LONG}) -> None:\n    return 1\n",
    f"def f({LONG}: {LONG}, {LONG}_: str, **options: Unpack[Options]) -> X:\n    return 1\n",
    f"def f({LONG}: list[{LONG}]) -> dict[str, {LONG}] | list[{LONG}]:\n    return 1\n",
    f"def f({LONG}: list[{LONG}], b: int) -> dict[str, {LONG} | {LONG}B]:\n    return 1\n",
    f'def f(a: int, {LONG}: Literal["a", "b", "c", "{LONG}"] | str | None = None) -> X:\n    return 1\n',
    f"def f(a: int, {LONG}: Sequence[{LONG} | {LONG}B] = None) -> X:\n    return 1\n",
    f'def f():\n    return client.call(OPERATION, {{"a": a, "b": {LONG}, "c": c}}, options=options)\n',
    f'def f():\n    a = {{"a": a, "b": {LONG}, "c": {LONG}}}\n    return g(a)\n',
    f'async def f():\n    return await client.call(OPERATION, {{"a": {LONG}}}, {LONG}, options=options)\n',
    f'x = f(({{"a": "{LONG}"}},), {LONG}, -1, *{LONG}, **{LONG})\n',
    f'x = f(\n    a=1,\n    b={{"a": (A("{LONG}", lambda: {LONG}),), "b": ()}},\n)\n',
    f'x = f(\n    a=1,\n    b={{"{LONG}": A("{LONG}", lambda: {LONG} | {LONG} | None)}},\n)\n',
    f"X: TypeAlias = {LONG} | {LONG}\n",
    f"X: TypeAlias = {LONG} | {LONG} | {LONG}\n",
    f"X: TypeAlias = list[{LONG} | {LONG}]\n",
    f'X: TypeAlias = Annotated[{LONG} | {LONG}, tag("a", {{"b": "c", "d": "e"}})]\n',
    f"class A(B):\n    {LONG}: {LONG} | {LONG} = None\n",
    f'class A(B):\n    a: Literal["{LONG}"] | Literal["{LONG}"] = None\n',
    f"class A(B):\n    {LONG}: list[{LONG} | {LONG}]\n",
    f"class A(B):\n    {LONG}: {LONG} | None | list[{LONG}]\n",
    f"class A(B):\n    {LONG} = {LONG}.{LONG}\n",
    f"O: O[{LONG} | {LONG}B | {LONG}C] = O(\n    a=1,\n    b=2,\n)\n",
    '"""Text."""\n\nfrom a import b\n\n# fmt: off\nX = {\n  "a": 1 }\n',
    'x = [1, 2.5, None, True, "a\\n\\u2028\\\\", \'say "a"\']\n',
)
UNSURE = (
    "x = 1 # comment\n",
    "x = 'a'\n",
    "x = f(a = 1)\n",
    "x  = 1\n",
    "x = (1)\n",
    "x = f(1,)\n",
    "x = [1 ,2]\n",
    "x = {1:2}\n",
    "x = 0XFF\n",
    "x = a + b\n",
    "x = 1; y = 2\n",
    "x = (\n",
    'x = "\\xAB"\n',
    'def f():\n    """ Text."""\n',
    'def f():\n    """Text "a\\""""\n',
    'def f():\n    """Text.  \n    """\n',
    'def f():\n    """Text.\n        """\n',
    'def f():\n    """Text."""\n\n    return 1\n',
    "def f():\n\n    return 1\n",
    "class A:\n  a: int\n",
    'x = """a""" + """b"""\n',
    f'x = "{"宽" * 60}"\n',
    "x = 1\fy = 2\n",
    "return (yield)\n",
)


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_plain_is_as_black_writes_it(text: str) -> None:
    assert laid_out(text, "black") == format_code(text)


def test_what_is_plain_is_as_ruff_writes_it_or_left_to_ruff(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = {text: laid_out(text, "ruff") for text in PLAIN}
    plain = {text: known for text, known in found.items() if known is not None}
    assert len(plain) > len(PLAIN) / 2
    monkeypatch.setattr(formatting, "laid_out", lambda *_: None)
    assert formatting.formatted({text: text for text in plain}, "ruff", None) == plain


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_plain_is_left_to_black(text: str) -> None:
    assert laid_out(text, "black") is None
    assert laid_out(text, "ruff") is None


names = st.sampled_from((2, 9, 16, 23, 37, 52)).map(lambda size: "n" * size)
atoms = names | st.sampled_from(['"text"', "1", "None", "-2.5", "a.b", "{}", "()"])


def several(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(parts, min_size=1, max_size=5).map(", ".join)


types = st.recursive(
    names | st.just("None"),
    lambda inner: (
        several(inner).map("list[{}]".format)
        | st.lists(inner, min_size=2, max_size=4).map(" | ".join)
    ),
    max_leaves=6,
)
values = st.recursive(
    atoms,
    lambda inner: (
        several(inner).map("f({})".format)
        | several(inner).map("[{}]".format)
        | several(inner.map("k={}".format)).map("g({})".format)
        | several(inner.map('"key": {}'.format)).map("{{{}}}".format)
        | inner.map("({},)".format)
        | types.map("lambda: {}".format)
    ),
    max_leaves=10,
)
parameters = st.builds(
    "{}: {}{}".format, names, types, st.sampled_from(["", " = None"])
)
statements = (
    st.builds("{} = {}".format, names, values)
    | st.builds("{}: {}{}".format, names, types, st.sampled_from(["", " = None"]))
    | st.builds("{}: TypeAlias = {}".format, names, types)
    | st.builds("def f({}) -> {}:\n    pass".format, several(parameters), types)
    | st.builds("def f():\n    return {}({})".format, names, several(values))
    | st.builds("from .{} import {}".format, names, several(names))
)


@settings(max_examples=400, deadline=None)
@given(statements)
def test_any_statement_is_as_black_writes_it_or_left_to_black(text: str) -> None:
    found = laid_out(f"{text}\n", "black")
    assert found is None or found == format_code(f"{text}\n")


@settings(max_examples=20, deadline=None)
@given(st.lists(statements, max_size=40))
def test_any_statement_is_as_ruff_writes_it_or_left_to_ruff(texts: list[str]) -> None:
    found = {text: laid_out(f"{text}\n", "ruff") for text in texts if is_python(text)}
    plain = {text: known for text, known in found.items() if known is not None}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formatting, "laid_out", lambda *_: None)
        patch.setattr(formatting, "check", lambda *_: None)  # names stand twice
        given = {text: f"{text}\n" for text in plain}
        assert formatting.formatted(given, "ruff", None) == plain


def is_python(text: str) -> bool:
    """Whether ruff can read it: a parameter without a default may come too late."""
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True
