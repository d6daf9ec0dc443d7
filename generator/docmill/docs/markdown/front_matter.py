"""Front matter: the values between `---` (YAML) or `+++` (TOML) at the top of a page."""

from __future__ import annotations

import re

from docmill.docs.markdown.page import Passage
from docmill.docs.markdown.reading import Range, Reading

_LONGEST = 2000
"""Lines of front matter."""

_ENTRY = re.compile(r"([\w.$/-]++|\"[^\"\n]++\"|'[^'\n]++')[ \t]*+[:=](?:[ \t]++|$)")
_CLOSING = {"---": ("---", "..."), "+++": ("+++",)}
_BLOCK_SCALAR = re.compile(r"[|>][-+\d]{0,3}")


def front_matter(reading: Reading) -> tuple[dict[str, Passage], int]:
    """The values by key, and the number of lines that front matter takes up.

    A value is the text after its key; of lists and nested keys, their lines as well.
    `---` at the top of a page is a rule where no line below it has a key.
    """
    first = next((n for n, _ in enumerate(reading.starts[:20]) if _line(reading, n)), 0)
    fence = _line(reading, first)
    if fence not in _CLOSING:
        return {}, 0
    last = min(len(reading.starts), first + _LONGEST)
    lines = range(first + 1, last)
    closing = next((n for n in lines if _line(reading, n) in _CLOSING[fence]), None)
    if closing is None:
        return {}, 0
    found = _entries(reading, first + 1, closing)
    is_blank = all(not _line(reading, n) for n in range(first + 1, closing))
    return found, closing + 1 if found or (is_blank and closing > first + 1) else 0


def _line(reading: Reading, number: int) -> str:
    start = reading.starts[number]
    return reading.text[start : reading.line_end(start)].rstrip()


def _entries(reading: Reading, first: int, last: int) -> dict[str, Passage]:
    found: dict[str, list[Range]] = {}
    ends: dict[str, int] = {}
    key = ""
    for number in range(first, last):
        start = reading.starts[number]
        end = reading.line_end(start)
        match = _ENTRY.match(reading.text, start, end)
        if match:
            key = match[1].strip("\"'")
            found[key] = []
            ends[key] = match.end()
            start = match.end()
        begin, stop = reading.trimmed(start, end)
        if key and begin < stop and not _is_mark(reading, begin, stop):
            found[key].append((begin, stop))
    return {
        name: reading.passage([_unquoted(reading, *one) for one in ranges], ends[name])
        for name, ranges in found.items()
    }


def _is_mark(reading: Reading, start: int, end: int) -> bool:
    text = reading.text
    return text[start] == "#" or _BLOCK_SCALAR.fullmatch(text, start, end) is not None


def _unquoted(reading: Reading, start: int, end: int) -> Range:
    text = reading.text
    if end - start > 1 and text[start] in "\"'" and text[end - 1] == text[start]:
        return start + 1, end - 1
    return start, end
