"""Texts and values that a stranger may put anywhere, and damage to any text."""

from __future__ import annotations

import re
from random import Random
from typing import Any

PIECES = (
    *(
        '"',
        "'",
        '"""',
        "'''",
        "\\",
        "\\'",
        "`",
        "```",
        "{",
        "}",
        "{{",
        "}}",
        "{%",
        "#}",
    ),
    *(
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
        "*",
        "?",
        "@",
        "!",
    ),
    *(
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\f",
        "\v",
        "\x1c",
        "\x85",
        "\u2028",
        "\u2029",
        "\0",
        "\x1b",
    ),
    *(
        "\u202e",
        "\ufeff",
        "\u200b",
        "\ud800",
        "\udfff",
        "{x}",
        "${x}",
        "\\N{BULLET}",
        "%s",
    ),
    *("exit()", "import os", "__import__('os')._exit(7)", "lambda: 0", "coding: utf-7"),
    *(
        "class",
        "None",
        "self",
        "cls",
        "match",
        "type",
        "async",
        "__class__",
        "__init__",
    ),
    *("model_config", "model_fields", "model_dump", "copy", "json", "dict", "schema"),
    *(
        "list",
        "str",
        "int",
        "print",
        "object",
        "Any",
        "Literal",
        "UNSET",
        "Client",
        "client",
    ),
    *(
        "options",
        "body",
        "timeout",
        "request",
        "_private",
        "__",
        "_",
        "0",
        "1st",
        "-",
        " ",
    ),
    *(
        "..",
        "../../x",
        "/",
        "//",
        "/etc/passwd",
        "C:\\x",
        "~",
        "con",
        "%2e%2e",
        "a/b",
        "a~1b",
    ),
    *(
        "华北",
        "é",
        "ﬁ",
        "ſ",
        "ß",
        "İ",
        "😀",
        "𝔘",
        "٣",
        "ａ",
        "Page«Pet»",
        "List`1",
        "a.b.C",
    ),
    *(
        "<script>",
        "<!--",
        "-->",
        "[x](y)",
        "![x](y)",
        "$ref",
        "#/components",
        "https://x",
    ),
    *(
        "text/plain",
        "*/*",
        "application/json; charset=x",
        "NaN",
        "1e999",
        "yes",
        "null",
        "~",
    ),
)

VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        2,
        1.5,
        1e308,
        10**40,
        -(2**63),
        "",
        "a",
        "A",
        "x" * 300,
    ),
    *([], {}, [None], [[]], [{}], {"a": None}, {"": {}}, {"$ref": 3}, {"$ref": ""}),
    *(
        {"$ref": "#"},
        {"$ref": "#/"},
        {"$ref": "#/nope"},
        {"$ref": "a.yaml"},
        {"$ref": "//h"},
    ),
    *(
        {"$ref": "file:///etc/passwd"},
        {"$ref": "../x.yaml"},
        {"$ref": "http://127.0.0.1/"},
    ),
    *({"type": "null"}, {"type": []}, {"type": ["string", "null"]}, {"not": {}}),
)


def text(choose: Random) -> str:
    """A short text of pieces that hurt."""
    return "".join(choose.choices(PIECES, k=choose.choice((1, 1, 2, 3, 6))))


def damaged(given: str, choose: Random) -> str:
    """A text with one thing wrong in it."""
    start, end = sorted(choose.choices(range(len(given) + 1), k=2))
    match choose.randrange(7):
        case 0:
            return given[:start]
        case 1:
            return given[:start] + given[min(end, start + 300) :]
        case 2:
            return given + given[start : start + 1_000]
        case 3:
            return given[:start] + text(choose) + given[start:]
        case 4:
            return (
                given[:start]
                + choose.choice(PIECES) * choose.choice((50, 3_000))
                + given[start:]
            )
        case 5:
            return given.replace(
                *choose.choice((("\n", "\r\n"), ("\n", "\r"), ("  ", "\t")))
            )
        case _:
            lines = re.split("(?<=\n)", given)
            index = choose.randrange(len(lines))
            return "".join(
                lines[:index] + lines[index : index + 1] * choose.choice((0, 2))
            )


def encoded(given: str, choose: Random) -> bytes:
    """A text as bytes, seldom not those of UTF-8."""
    found = given.encode("utf-8", "replace")
    match choose.randrange(40):
        case 0:
            return b"\xef\xbb\xbf" + found
        case 1:
            return given.encode("utf-16", "replace")
        case 2:
            return given.encode("latin-1", "replace")
        case 3:
            index = choose.randrange(len(found) + 1)
            return found[:index] + bytes([choose.randrange(256)]) + found[index:]
        case _:
            return found
