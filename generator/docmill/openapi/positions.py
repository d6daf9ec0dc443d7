"""What the readers of JSON and of YAML text have in common.

Places are pairs of offsets into the text, `(start, end)`; they become spans only when
somebody asks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from docmill.diagnostics.source import SourceFile, Span
from docmill.openapi.document import Json
from docmill.openapi.pointer import escape

Place: TypeAlias = tuple[int, int]

Kind: TypeAlias = Literal["map", "list", "end", "scalar", "alias"]

Event: TypeAlias = tuple[Kind, int, int, str]
"""What begins or ends, from where to where, and the text of a scalar."""


_LINE_END = re.compile(r"\r\n|\r|\n")


class TextError(Exception):
    """The text cannot be read as data: why, and where."""

    def __init__(self, code: str, message: str, place: Place, hint: str | None = None):
        super().__init__(message)
        self.code = code
        self.message = message
        self.place = place
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A key that stands twice in one mapping."""

    key: str
    first: Place
    second: Place


@dataclass(frozen=True, slots=True)
class Parsed:
    """The data of a text; of a key that stands twice in a mapping, the last value."""

    data: Json
    has_duplicates: bool
    events: Callable[[], Iterable[Event]]


def shorten(text: str, width: int = 80) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= width else text[: width - 1] + "…"


def too_deep(limit: int, place: Place) -> TextError:
    """The error for data that is nested deeper than `limit`."""
    return TextError(
        "input-too-deep",
        f"the document is nested more than {limit} levels deep",
        place,
        "raise limits.nesting_depth to read it",
    )


def bad_number(error: ValueError, place: Place) -> TextError:
    """The error for a number that JSON or Python cannot hold."""
    reason = str(error)
    if "integer string conversion" in reason:
        reason = "the number has too many digits"
    return TextError(
        "number-out-of-range", reason, place, "write it as a string, in quotes"
    )


@dataclass(frozen=True)
class Places:
    """Where the node at each JSON Pointer is.

    The place of a scalar is its own, that of a mapping or list the key that it stands
    under (its first character where it stands in a list). `found` goes through the text,
    and is asked for no more than is needed: most questions are about its beginning.
    `duplicates` are those that it has come across.
    """

    file: SourceFile
    found: Iterator[tuple[str, Place]] = field(repr=False)
    duplicates: list[Duplicate] = field(default_factory=list[Duplicate])
    by_pointer: dict[str, Place] = field(
        repr=False, init=False, default_factory=dict[str, Place]
    )

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self.file.text)

    def locate(self, pointer: str) -> Span | None:
        """The span of the node at a pointer, or of its nearest parent with a place."""
        pointer = pointer.removeprefix("#")
        while not self._knows(pointer):
            if pointer == "":
                return self.file.span(1)
            pointer = pointer.rpartition("/")[0]
        return self.span(self.by_pointer[pointer])

    def read_all(self) -> None:
        """Go through all of the text: of a key that stands twice, the last one counts."""
        self.by_pointer.update(self.found)

    def _knows(self, pointer: str) -> bool:
        if pointer in self.by_pointer:
            return True
        for found, place in self.found:
            self.by_pointer[found] = place
            if found == pointer:
                return True
        return False

    def span(self, place: Place) -> Span:
        """The span of a place; it ends with the line where the place goes on."""
        start, end = place
        index = bisect_right(self._starts, start) - 1
        column = start - self._starts[index] + 1
        last = len(self.file.line(index + 1)) + 1
        stop = column + end - start if end > start else last
        return self.file.span(index + 1, column, min(stop, last))


def line_starts(text: str) -> list[int]:
    """The offset of the first character of each line; lines as in `SourceFile`."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def places_of(file: SourceFile, events: Iterable[Event]) -> Places:
    """Where each node of a document is, from the events of its text."""
    duplicates: list[Duplicate] = []
    return Places(file, _walk(events, duplicates), duplicates)


def _walk(
    events: Iterable[Event], duplicates: list[Duplicate]
) -> Iterator[tuple[str, Place]]:
    frames: list[_Frame] = []
    for kind, start, end, text in events:
        if kind == "end":
            frames.pop()
            continue
        frame = frames[-1] if frames else None
        if frame is not None and frame.expects_key:
            if text in frame.seen:
                duplicates.append(Duplicate(text, frame.seen[text], (start, end)))
            frame.seen.setdefault(text, (start, end))
            frame.key, frame.key_place = text, (start, end)
            continue
        pointer = frame.next_pointer() if frame else ""
        if kind in ("scalar", "alias"):
            yield pointer, (start, end)
            continue
        yield (
            pointer,
            frame.key_place if frame and frame.key_place else (start, start),
        )
        frames.append(_Frame(pointer, is_map=kind == "map"))


@dataclass(slots=True)
class _Frame:
    """An open mapping or list: where it is, and which entry comes next."""

    pointer: str
    is_map: bool
    index: int = 0
    key: str | None = None
    key_place: Place | None = None
    seen: dict[str, Place] = field(default_factory=dict[str, Place])

    @property
    def expects_key(self) -> bool:
        return self.is_map and self.key is None

    def next_pointer(self) -> str:
        """The pointer of the entry that begins now."""
        name = str(self.index) if self.key is None else escape(self.key)
        self.index += 1
        self.key = None
        return f"{self.pointer}/{name}"
