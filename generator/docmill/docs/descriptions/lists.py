"""Lists of values at a place of the text: their separators, and how they end.

a、b or c        [on,off]        a（meaning），b（meaning）        <br>- x - meaning<br>- y
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.list_item import (
    NAMES,
    Item,
    ItemReader,
    default_clause_pattern,
    open_after_pattern,
    separator_pattern,
)
from docmill.docs.descriptions.model import Json, Subject
from docmill.docs.descriptions.passage import any_of, one_of

_CLOSERS = {"[": "]", "{": "}", "(": ")", '"': '"', "<": ">"}
_IN_BRACKETS = re.compile(r"[、,;|/]")
# One pair of quotes around a whole list, `asc|desc`; "text/html" is one value.
_IN_QUOTES = re.compile(r"[|]")
_BULLET = re.compile(r"\s*(?:[-*+•·]\s+|\(?\d{1,2}[.)]\s+)?")
_END = re.compile(r'\s*(?:$|[。.!\n)\]}"])')
_SLASH = re.compile(r"\s*/\s*")
_SLASHED_NUMBERS = re.compile(r"\d+\s*/\s*\d")
_FIRST = re.compile(rf'(?:"[^"\n]*"|{NAMES})\s*(?P<next>.?)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of values.

    `closed`: nothing hints that there are more or others; `open_list`: the text says that
    there are; `joined`: "or" stands in front of the last one.
    """

    items: tuple[Item, ...]
    closed: bool
    open_list: bool = False
    joined: bool = False
    end: int

    @property
    def values(self) -> list[Json]:
        """The values, in the order of the text."""
        return [item.value for item in self.items]


@dataclass(frozen=True, slots=True)
class _Patterns:
    separator: re.Pattern[str]
    joined: re.Pattern[str]
    closing: re.Pattern[str]
    open_after: re.Pattern[str]
    default: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    return _Patterns(
        separator=re.compile(separator_pattern(words), re.IGNORECASE),
        joined=re.compile(rf"{one_of(words.enum.join)}\s*$", re.IGNORECASE),
        closing=any_of(words.enum.closing),
        open_after=open_after_pattern(words),
        default=default_clause_pattern(words),
    )


def read_list(
    text: str, position: int, subject: Subject, words: Language
) -> Listing | None:
    """The list that starts at a character, or None where there is none."""
    start = _skip(text, position, " :")
    if text.startswith("\n", start):
        return _lines(text, start, subject, words)
    closer = _CLOSERS.get(text[start : start + 1], "")
    stop = text.find(closer, start + 1) if closer else -1
    quoted = bool(words.enum.alternative) and closer == '"'
    separators = _IN_QUOTES if quoted else _IN_BRACKETS
    if stop > 0 and separators.search(text, start + 1, stop):
        return _wrapped(text, start + 1, stop, subject, words)
    return _inline(text, start, len(text), subject, words)


def _skip(text: str, position: int, characters: str) -> int:
    while position < len(text) and text[position] in characters:
        position += 1
    return position


def _wrapped(
    text: str, start: int, end: int, subject: Subject, words: Language
) -> Listing | None:
    """A list that a bracket or quotes stand around."""
    found = _inline(text, _skip(text, start, " "), end, subject, words)
    if found is None:
        return None
    open_list = found.open_list or bool(
        _patterns(words).open_after.match(text, end + 1)
    )
    complete = not text[found.end : end].strip(" ,;、|")
    closed = complete and not open_list and not _repeated(found.items)
    return Listing(items=found.items, closed=closed, open_list=open_list, end=end + 1)


def _lines(text: str, start: int, subject: Subject, words: Language) -> Listing | None:
    """One value to a line, with or without a bullet, up to the first line without one."""
    items: list[Item] = []
    position = start
    while position < len(text):
        line_end = text.find("\n", position + 1)
        line_end = len(text) if line_end < 0 else line_end
        if not items and not text[position:line_end].strip():
            position = line_end
            continue
        bullet = _BULLET.match(text, position, line_end)
        reader = ItemReader(text=text, end=line_end, subject=subject, words=words)
        item = reader.read(bullet.end() if bullet else position)
        if item is None or not (
            item.explained or not text[item.end : line_end].strip(" .,;")
        ):
            break
        items.append(
            Item(value=item.value, start=item.start, end=line_end, explained=True)
        )
        position = line_end
    if not items:
        return None
    open_list = bool(_patterns(words).open_after.match(text, position))
    closed = not open_list and not _repeated(tuple(items))
    return Listing(items=tuple(items), closed=closed, open_list=open_list, end=position)


class _Stop(Enum):
    """Why a row of values ended."""

    NO_SEPARATOR = auto()
    NO_VALUE = auto()
    REPEATED = auto()


def _inline(
    text: str, start: int, end: int, subject: Subject, words: Language
) -> Listing | None:
    """Values in a row. One that was there before is an afterthought and ends the list."""
    patterns = _patterns(words)
    slashed = _slashed(text, start, end, subject)
    reader = ItemReader(
        text=text, end=end, subject=subject, words=words, slashed=slashed
    )
    separator = _SLASH if slashed else patterns.separator
    items, position, stop = _row(reader, separator, start)
    if not items:
        return None
    joined = _joined(patterns, text, items[-1].start)
    match stop:
        case _Stop.NO_SEPARATOR:
            closed = _ends(text, position, end, patterns, slashed=slashed)
        case _Stop.NO_VALUE:
            cut = _joined(patterns, text, position)
            closed = not cut and (
                joined
                or bool(patterns.default.match(text, position, end))
                or _new_clause(text, position, end, subject)
            )
        case _Stop.REPEATED:
            closed = not separator.match(text, position, end)
    last = items[-1].end
    open_list = bool(patterns.open_after.match(text, last))
    return Listing(
        items=tuple(items),
        closed=closed and not open_list,
        open_list=open_list,
        joined=joined,
        end=last,
    )


def _row(
    reader: ItemReader, separator: re.Pattern[str], start: int
) -> tuple[list[Item], int, _Stop]:
    """The values, the place behind the last thing that was read, and why no more was."""
    items: list[Item] = []
    position = start
    while item := reader.read(position):
        if any(item.value == known.value for known in items):
            # An explanation of a known value swallows what follows it.
            return items, reader.end if item.explained else item.end, _Stop.REPEATED
        items.append(item)
        gap = separator.match(reader.text, item.end, reader.end)
        if gap is None:
            return items, item.end, _Stop.NO_SEPARATOR
        position = gap.end()
    return items, position, _Stop.NO_VALUE


def _joined(patterns: _Patterns, text: str, position: int) -> bool:
    """Whether a word such as "or" stands in front of a place."""
    return bool(patterns.joined.search(text, max(0, position - 8), position))


def _slashed(text: str, start: int, end: int, subject: Subject) -> bool:
    """Whether "/" separates the values: only where no other separator follows the first."""
    if subject.numeric:
        return bool(_SLASHED_NUMBERS.match(text, start, end))
    first = _FIRST.match(text, start, end)
    if first is None or first["next"] in ("、", ",", ";", "|"):
        return False
    inside = "/" in first[0] and "://" not in first[0] and '"' not in first[0]
    return first["next"] == "/" or inside


def _ends(
    text: str, position: int, end: int, patterns: _Patterns, *, slashed: bool
) -> bool:
    """Whether a list that has no further separator really ends here."""
    if position >= end or _END.match(text, position, end):
        return True
    if slashed and text[position] in ",;":
        return True
    return bool(patterns.closing.match(text, position, end))


def _new_clause(text: str, position: int, end: int, subject: Subject) -> bool:
    """Whether a separator without a value behind it begins a clause, not an odd value."""
    rest = text[position:end].lstrip()
    if not rest or rest[0] in "。\n)]}":
        return True
    if text[:position].rstrip().endswith(("、", "|")):
        return False
    return not rest[0].isascii() or (subject.numeric and rest[0] not in "-0123456789")


def _repeated(items: tuple[Item, ...]) -> bool:
    return len({str(item.value) for item in items}) < len(items)
