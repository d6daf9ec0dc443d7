"""Where keys stand in a TOML text, which the TOML library of Python does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from docmill.config.values import Keys, is_table
from docmill.diagnostics.source import SourceFile, Span

_HEADER = re.compile(r"\s*\[([^\[\]]+)\]")
_KEY = re.compile(r"\s*([^=#\s][^=#]*?)\s*=")


def syntax_error(
    error: tomllib.TOMLDecodeError, source: SourceFile
) -> tuple[str, Span]:
    """What is wrong in a text that is not TOML, and where."""
    place = re.search(r"\s*\(at line (\d+), column (\d+)\)$", str(error))
    message = str(error) if place is None else str(error)[: place.start()]
    line, column = (int(part) for part in place.groups()) if place else (1, 1)
    return f"not valid TOML: {message[:1].lower()}{message[1:]}", source.span(
        line, column
    )


def locate(source: SourceFile, keys: Keys) -> Span:
    """The line of a key, or that of its nearest parent."""
    best, span = 0, source.span(1)
    above: Keys = ()
    for number, line in enumerate(source.lines, 1):
        if header := _HEADER.match(line):
            above = path = _split(header[1])
            found = header
        elif key := _KEY.match(line):
            path = (*above, *_split(key[1]))
            found = key
        else:
            continue
        if path == keys[: len(path)] and len(path) > best:
            best = len(path)
            span = source.span(number, found.start(1) + 1, found.end(1) + 1)
    return span


def _split(text: str) -> Keys:
    """`a."b.c".d` → its parts; none where it is no key."""
    try:
        return tuple(_chain(tomllib.loads(f"{text} = 0")))
    except tomllib.TOMLDecodeError:
        return ()


def _chain(value: object) -> Iterator[str]:
    while is_table(value):
        ((part, value),) = value.items()
        yield part
