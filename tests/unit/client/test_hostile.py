"""No text of a document becomes code, markup or a setting, wherever it stands."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from docmill.client.planner import plan
from docmill.client.render.jinja import render
from docmill.config.model import ClientConfig
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi
from docmill.openapi.validate.run import validate_tolerantly
from docmill.pipeline.spec_to_client import plan_client
from unit.client.hostile import document

BREAKOUTS = [
    *('"', "'", '"""', "'''", "\\", "\\\\", '\\"', "`", "```", "~~~", "{", "}", "{{"),
    *(
        "{%",
        "%}",
        "#}",
        "(",
        ")",
        "[",
        "]",
        ",",
        ":",
        ";",
        "#",
        "|",
        "<",
        ">",
        "&",
        "=",
    ),
    *("\n", "\r", "\r\n", "\t", "\f", "\v", "\x1c", "\x85", "\u2028", "\u2029", "\0"),
    *("\u202e", "\ufeff", "\u200b", "\ud800", "{pwned()}", "${pwned}", "\\N{BULLET}"),
    *("pwned()", "import pwned", "lambda: pwned()", "__import__('pwned')", "@pwned"),
    *("class", "self", "None", "__class__", "m", "dt", "client", "Client", "options"),
    *("\n[project]\nname = 'pwned'\n", "<script>pwned()</script>", "<!--", "-->"),
    *("![x](https://pwned.example)", "[x](javascript:pwned())", "\n\n    pwned()\n"),
    *(
        "华北",
        "é",
        "ﬁ",
        "a",
        "B",
        "0",
        " ",
        "-",
        "_",
        "/",
        "..",
        "text/plain",
        "https://x",
    ),
]

STATEMENTS = (
    *(ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.FunctionDef, ast.If),
    *(ast.AsyncFunctionDef, ast.ClassDef, ast.Expr, ast.Return, ast.Assert, ast.For),
)
CALLS = {
    *("Operation", "Parameter", "Content", "Body", "Pagination", "Example", "Field"),
    *("Service", "ErrorEnvelope", "Signing", "LazyMethod", "lazy_exports", "super"),
    *("HmacAuth", "ApiKeyAuth", "BasicAuth", "BearerAuth", "DigestAuth", "OAuth2"),
    *("discriminator", "wire", "Tag", "float", "dir", "getattr"),
    *("super().__init__", "dict.fromkeys", "client.call", "client.paginate"),
    *("client.open_answer", "save", "save_async", "Stream", "AsyncStream"),
    *("Encoding", "twin"),
}
SHOWN_CALLS = {"Credentials.from_env", "asyncio.run", "main", "print"}
SHOWN_CALLS |= {"StandIn", "Credentials", "stand_in.client", "stand_in.async_client"}
SHOWN_CALLS |= {"call", "dir", "getattr", "len"}
EXPRESSIONS = (
    *(ast.BinOp, ast.BitOr, ast.UnaryOp, ast.USub, ast.Compare, ast.IsNot, ast.Is),
    *(ast.Name, ast.Attribute, ast.Subscript, ast.Constant, ast.Tuple, ast.List),
    *(ast.Dict, ast.Call, ast.keyword, ast.Lambda, ast.Await, ast.Starred),
    *(ast.arguments, ast.arg, ast.alias, ast.Load, ast.Store, ast.Not, ast.Module),
)

SECONDS = 30.0
MOST_TEXT = 5_000_000
"""Far more than any of these takes, far less than one that grows without end."""

texts = st.lists(st.sampled_from(BREAKOUTS), min_size=1, max_size=6).map("".join)


@cache
def client(*hostile: str) -> dict[str, str]:
    """The files of a client of a document that has these texts, again and again."""
    turns = count()
    # Texts are numbered: two names that are the same would be one.
    numbered = document(lambda: f"{hostile[(n := next(turns)) % len(hostile)]}{n}")
    made = plan(OpenApi(numbered), Diagnostics(), ClientConfig(), name="hostile")
    assert made is not None
    return render(made, ClientConfig())


def static() -> set[str]:
    """The files that are the same for every document of this shape."""
    one, other = client("one"), client("other")
    return {path for path in one.keys() & other.keys() if one[path] == other[path]}


def unusual(tree: ast.AST, calls: set[str]) -> Iterator[str]:
    """What a generated module never has."""
    for node in ast.walk(tree):
        is_known = isinstance(
            node, STATEMENTS if isinstance(node, ast.stmt) else EXPRESSIONS
        )
        if not is_known:
            yield ast.dump(node)
        if isinstance(node, ast.Call) and ast.unparse(node.func) not in calls:
            yield ast.unparse(node)
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", None) or node.names[0].name
            if "pwned" in module.split("."):
                yield ast.unparse(node)
        if isinstance(node, ast.Expr) and not isinstance(
            node.value, ast.Constant | ast.Call
        ):
            yield ast.unparse(node)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(texts, min_size=3, max_size=7))
def test_no_text_becomes_code(hostile: list[str]) -> None:
    files = client(*hostile)
    for path in files.keys() - static():
        if path.startswith("tests/"):
            check_example(files[path])
        elif path.endswith(".py"):
            found = list(unusual(ast.parse(files[path]), CALLS))
            assert found == [], path
    check_project(files)
    check_readme(files["README.md"])


def check_project(files: dict[str, str]) -> None:
    usual, found = (tomllib.loads(f["pyproject.toml"]) for f in (client("one"), files))
    for table in (usual["project"], found["project"]):
        del table["version"], table["description"]
    assert found == usual


def check_readme(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for token in tokens:
        for part in (token, *(token.children or ())):
            assert part.type not in ("html_block", "html_inline", "image")
            target = str(part.attrGet("href") or "https://")
            assert re.match("https?://", target)
        if token.type == "fence" and token.info == "python":
            check_example(token.content)


def check_example(code: str) -> None:
    tree = ast.parse(code)
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = ast.unparse(call.func)
        assert name in SHOWN_CALLS or re.fullmatch(
            r"client(\.\w+)+|(Async)?Client", name
        )


def named(count: int, schema: Callable[[int], Any]) -> dict[str, Any]:
    return {f"S{number}": schema(number) for number in range(count)}


def use(name: int) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/S{name}"}


GROWING: dict[str, dict[str, Any]] = {
    "many properties": named(
        1,
        lambda _: {"properties": {f"p{n}": {"type": "string"} for n in range(10_000)}},
    ),
    "each uses the next ten times": named(
        10,
        lambda n: {"properties": {f"p{k}": use(min(n + 1, 9)) for k in range(10)}},
    ),
    "each needs the next ten times": named(
        10,
        lambda n: {
            "required": [f"p{k}" for k in range(10)],
            "properties": {f"p{k}": use(n + 1) for k in range(10)} if n < 9 else {},
        },
    ),
    "a circle of allOf": named(
        3, lambda n: {"allOf": [use((n + 1) % 3), {"type": "object"}]}
    ),
    "each has two of the next in allOf": named(
        30, lambda n: {"allOf": [use(n + 1), use(n + 1)]} if n < 29 else {}
    ),
    "each is one of two of the next": named(
        30,
        lambda n: {"oneOf": [use(n + 1), use(n + 1)]} if n < 29 else {"type": "string"},
    ),
    "lists of lists in a circle": named(
        2, lambda n: {"type": "array", "items": use(1 - n)}
    ),
    "all of all": named(
        60, lambda n: {"properties": {f"p{k}": use(k) for k in range(60)}}
    ),
    "many values": named(1, lambda _: {"enum": [f"v{n}" for n in range(5_000)]}),
    "a pattern without end": named(
        1, lambda _: {"type": "string", "pattern": "(a+)+$", "default": "a" * 60 + "b"}
    ),
}


@pytest.mark.parametrize("name", GROWING)
def test_no_schema_makes_a_client_without_end(name: str) -> None:
    answer = {"description": "d", "content": {"application/json": {"schema": use(0)}}}
    operation = {
        "operationId": "ask",
        "requestBody": {"content": answer["content"]},
        "responses": {"200": answer},
    }
    data: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {"/a": {"post": operation}},
        "components": {"schemas": GROWING[name]},
    }
    start = process_time()
    diagnostics = Diagnostics()
    validate_tolerantly(OpenApi(data), diagnostics)
    made = plan(OpenApi(data), diagnostics, ClientConfig(), name="growing")
    assert made is not None
    files = render(made, ClientConfig(formatter="ruff"))
    assert process_time() - start < SECONDS
    assert sum(map(len, files.values())) < MOST_TEXT


@pytest.mark.parametrize(
    "link",
    [
        lambda n: {"allOf": [use(n + 1)]},
        lambda n: {"type": "array", "items": use(n + 1)},
        lambda n: {"type": "object", "properties": {"next": use(n + 1)}},
    ],
)
def test_a_chain_that_is_too_long_is_told(link: Callable[[int], Any]) -> None:
    chain = named(1_000, lambda n: link(n) if n < 999 else {})
    answer = {"description": "d", "content": {"application/json": {"schema": use(0)}}}
    data: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {"/a": {"get": {"responses": {"200": answer}}}},
        "components": {"schemas": chain},
    }
    diagnostics = Diagnostics()
    assert plan_client(OpenApi(data), diagnostics, ClientConfig(), name="x") is None
    assert [item.code for item in diagnostics] == ["schemas-too-deep"]
