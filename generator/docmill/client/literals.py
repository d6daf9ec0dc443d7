"""The only place where text becomes source code.

Text of a document is hostile until proven otherwise: it may hold quotes, backslashes,
line ends of every kind, or characters that hide or reorder what a reader sees. Whatever
reaches a generated file is one of the types below, and each is made here alone.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, LiteralString, cast

from docmill.client.text_wrap import LINE_ENDS, LINE_WIDTH, wrap

MAX_DIGITS = 4000
"""Longer integers are written in hexadecimal: Python refuses to read them in decimal."""

_INLINE = re.compile(
    r"`(?P<code>[^`]*[^`\s][^`]*)`"
    r"|\*\*(?P<bold>[^\s*](?:[^*]*[^\s*])?)\*\*"
    r"|(?<!!)\[(?P<text>[^\[\]]+)\]\((?P<url>https?://[^\s()<>\[\]`|\\\"']+)\)"
)
"""Code, bold text, and links to pages."""

_MARKUP = re.compile(r"[\\`*\[\]<|~$]|(?<![^\W_])_|_(?![^\W_])")


class Safe(str):
    """Text that may be put into a file as it is."""

    __slots__ = ()


class Code(Safe):
    """A piece of Python source."""

    __slots__ = ()


class Identifier(Code):
    """A Python name that is not a keyword."""

    __slots__ = ()


class Markdown(Safe):
    """A piece of Markdown."""

    __slots__ = ()


class Toml(Safe):
    """A TOML value."""

    __slots__ = ()


def identifier(name: str) -> Identifier:
    """A checked name. Raises ValueError where it is not an ASCII Python identifier."""
    if not (name.isascii() and name.isidentifier()):
        raise ValueError(f"not a Python name: {name!r}")
    return Identifier(name)


def compose(form: LiteralString, *parts: Code) -> Code:
    """A form written in this program, `{}` in it replaced by code."""
    return Code(form.format(*parts))


def join(separator: LiteralString, parts: Iterable[Code]) -> Code:
    """Code with a separator between its parts."""
    return Code(separator.join(parts))


def literal(value: Any) -> Code:
    """The Python literal of a JSON value, of a tuple or of bytes, as black writes it.

    Raises TypeError for any other type.
    """
    match value:
        case str():
            return _string(value)
        case None | bool() | bytes():
            return Code(repr(value))
        case int():
            return Code(repr(value) if abs(value) < 10 ** MAX_DIGITS else hex(value))
        case float():
            return Code(repr(value) if math.isfinite(value) else f'float("{value}")')
        case tuple():
            parts = cast("tuple[object, ...]", value)
            return tuple_of([literal(part) for part in parts])
        case list():
            items = cast("list[object]", value)
            return compose("[{}]", join(", ", map(literal, items)))
        case Mapping():
            members = cast("Mapping[str, Any]", value)
            return mapping([(key, literal(item)) for key, item in members.items()])
        case _:
            raise TypeError(f"no literal for {type(value).__name__}")


def mapping(items: Iterable[tuple[str, Code]]) -> Code:
    """A dict display with literal keys and any values."""
    # Whole documents of examples go through here: a form for each member takes longer.
    members = ", ".join([f"{_string(key)}: {value}" for key, value in items])
    return Code(f"{{{members}}}")


def tuple_of(parts: Sequence[Code]) -> Code:
    """A tuple display."""
    return (
        compose("({},)", *parts)
        if len(parts) == 1
        else compose("({})", join(", ", parts))
    )


def docstring(text: str, indent: int = 0, width: int = LINE_WIDTH) -> Code:
    """A docstring literal for a text, wrapped; `indent` is the column it stands at.

    Every kind of line end becomes a line feed, characters that cannot be seen become
    escapes.
    """
    lines = wrap(text, width - indent, first=width - indent - 6)
    if not lines:
        return Code('""""""')
    body = f"\n{' ' * indent}".join(escape_line(line) for line in lines)
    body = re.sub("\n +(?=\n)", "\n", body)
    core = body.rstrip('"')
    quotes = r"\"" * (len(body) - len(core))
    body = core.replace('"""', r"\"\"\"") + quotes
    closing = f'\n{" " * indent}"""' if len(lines) > 1 else '"""'
    return Code(f'"""{body}{closing}')


def escape_line(line: str) -> str:
    """One line as it stands between triple quotes."""
    if line.isprintable():
        return line.replace("\\", r"\\")
    return "".join(_escape(character) for character in line)


def visible(text: str) -> str:
    """A text whose line ends are line feeds, without characters that cannot be seen."""
    lines = LINE_ENDS.sub("\n", text).expandtabs(4)
    if lines.replace("\n", "").isprintable():
        return lines
    return "".join(c for c in lines if c == "\n" or not _is_hidden(c))


def markdown(text: str) -> Markdown:
    """A paragraph or table cell: no HTML, and of markup only what is listed in `_INLINE`."""
    line = " ".join(visible(text).split())
    parts: list[str] = []
    after = 0
    for match in _INLINE.finditer(line):
        parts += _plain(line[after : match.start()]), _inline(match)
        after = match.end()
    shown = "".join([*parts, _plain(line[after:])])
    return Markdown(re.sub(r"^(\d*)([#>=+-]|(?<=\d)[.)](?= |$))", r"\1\\\2", shown))


def markdown_text(text: str) -> Markdown:
    """A text of several lines: paragraphs and lists, else like `markdown`."""
    return Markdown("\n".join(map(_block_line, visible(text).strip("\n").split("\n"))))


def code_span(text: str) -> Markdown:
    """A Markdown code span, also within a table."""
    line = " ".join(visible(text).split())
    fence = _fence(line, 1)
    pad = " " if "`" in line else ""
    return Markdown(f"{fence}{pad}{line.replace('|', chr(92) + '|')}{pad}{fence}")


def code_block(code: Code) -> Markdown:
    """A fenced block of Python."""
    return Markdown(f"{_fence(code, 3)}python\n{code}\n{_fence(code, 3)}")


def console_block(line: str) -> Markdown:
    """A fenced block of one command line."""
    text = " ".join(visible(line).split())
    return Markdown(f"{_fence(text, 3)}\n{text}\n{_fence(text, 3)}")


def toml(value: str | Sequence[str]) -> Toml:
    """A TOML string, or an array of strings."""
    if isinstance(value, str):
        text = json.dumps(
            visible(value).encode("utf-8", "replace").decode(), ensure_ascii=False
        )
        return Toml(text)
    return Toml(f"[{', '.join(toml(item) for item in value)}]")


def _inline(match: re.Match[str]) -> str:
    if match["code"]:
        return code_span(match["code"])
    if match["bold"]:
        return f"**{_plain(match['bold'])}**"
    return f"[{_plain(match['text'])}]({match['url']})"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def _block_line(line: str) -> str:
    item = re.match(r" *(?:[-*+]|\d{1,9}[.)]) +(?=\S)", line)
    start = item[0] if item else ""
    return start + markdown(line[len(start) :])


def _fence(text: str, least: int) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)


def _string(text: str) -> Code:
    shown = repr(text)
    return Code(f'"{shown[1:-1]}"' if shown[0] == "'" and '"' not in text else shown)


def _escape(character: str) -> str:
    if character == "\\":
        return r"\\"
    if _is_hidden(character):
        return repr(character)[1:-1]
    return character


def _is_hidden(character: str) -> bool:
    return not character.isprintable()
