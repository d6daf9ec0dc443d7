"""Parts of a passage: cutting, trimming, and single words, with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docmill.diagnostics.source import Span
from docmill.docs.markdown.page import Passage
from docmill.docs.markdown.visible import visible


def cut(passage: Passage, start: int, end: int) -> Passage:
    """The part of a passage from `start` to `end`, without blanks around it."""
    text = passage.value[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    end = start + len(text)
    result: list[tuple[int, Span]] = []
    offsets = [offset for offset, _ in passage.pieces] + [len(passage.value) + 1]
    for number, (offset, _) in enumerate(passage.pieces):
        stop = offsets[number + 1]
        if stop <= start or offset > end:
            continue
        first = max(start, offset)
        result.append((first - start, passage.part(first, min(end, stop - 1))))
    return Passage(text, tuple(result) or ((0, passage.part(start, end)),))


def lines(passage: Passage) -> Iterator[tuple[int, int]]:
    """The extent of each line of a passage."""
    start = 0
    for line in passage.value.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def words(passage: Passage) -> str:
    """The visible text of a passage on one line."""
    return " ".join(visible(passage.value).text.split())


def joined(parts: Sequence[tuple[str, Passage]]) -> Passage:
    """Passages below each other, each behind a text of ours such as `Notes: `."""
    value = ""
    pieces: list[tuple[int, Span]] = []
    for lead, passage in parts:
        start = len(value) + bool(value) + len(lead)
        value = f"{value}\n{lead}{passage.value}" if value else f"{lead}{passage.value}"
        pieces += [(start + offset, span) for offset, span in passage.pieces]
    return Passage(value, tuple(pieces))
