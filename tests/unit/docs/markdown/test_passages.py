"""Parts of passages, and passages below each other, with their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docmill.diagnostics.source import SourceFile
from docmill.docs.markdown.page import Passage
from docmill.docs.markdown.passages import cut, joined, lines, words

LINES = st.lists(st.text(alphabet="ab `*　", max_size=12), min_size=1, max_size=5)


def passage(written: list[str]) -> Passage:
    """The passage of all lines of a page."""
    source = SourceFile("page.md", "\n".join(written))
    pieces, offset = [], 0
    for number, line in enumerate(written, 1):
        pieces.append((offset, source.span(number, 1, len(line) + 1)))
        offset += len(line) + 1
    return Passage("\n".join(written), tuple(pieces))


def shown(found: Passage) -> list[tuple[int, str]]:
    """The lines and the source texts of the pieces of a passage."""
    return [
        (s.line, s.file.line(s.line)[s.column - 1 : s.end_column - 1])
        for _, s in found.pieces
    ]


def is_within_its_lines(found: Passage) -> bool:
    return all(
        1 <= s.column <= s.end_column <= len(s.file.line(s.line)) + 1
        for _, s in found.pieces
    )


@pytest.mark.parametrize(
    ("start", "end", "value", "pieces"),
    [
        (0, 5, "alpha", [(1, "alpha")]),
        (5, 8, "be", [(1, "be")]),
        (6, 16, "beta\ngamma", [(1, "beta"), (2, "gamma")]),
        (10, 99, "gamma\n\nd", [(2, "gamma"), (3, ""), (4, "d")]),
        (5, 6, "", [(1, "")]),
    ],
)
def test_a_part(
    start: int, end: int, value: str, pieces: list[tuple[int, str]]
) -> None:
    found = cut(passage(["alpha beta", "gamma", "", "d"]), start, end)
    assert found.value == value
    assert shown(found) == pieces


def test_lines_and_words() -> None:
    text = passage(["**id** of", "  a [room](#r)"])
    assert [text.value[slice(*one)] for one in lines(text)] == text.value.split("\n")
    assert words(text) == "id of a room"


def test_passages_below_each_other() -> None:
    first, second = passage(["one", "two"]), passage(["three"])
    found = joined([("", first), ("Notes: ", second)])
    assert found.value == "one\ntwo\nNotes: three"
    at = found.value.index("three")
    span = found.part(at, at + 5)
    assert span.file.line(span.line)[span.column - 1 : span.end_column - 1] == "three"


@given(LINES)
def test_the_whole_is_the_passage_without_blanks_around(written: list[str]) -> None:
    text = passage(written)
    found = cut(text, 0, len(text.value))
    assert found.value == text.value.strip()
    assert is_within_its_lines(found)


@given(LINES, st.integers(0, 70), st.integers(0, 70))
def test_each_piece_of_a_part_has_its_text(
    written: list[str], start: int, end: int
) -> None:
    text = passage(written)
    found = cut(text, start, end)
    assert found.value == text.value[start:end].strip()
    assert is_within_its_lines(found)
    offsets = [offset for offset, _ in found.pieces]
    assert offsets == sorted(offsets)
    assert 0 <= offsets[0] <= offsets[-1] <= len(found.value)
    if found.value:
        assert [source for _, source in shown(found)] == found.value.split("\n")


@given(st.lists(st.tuples(st.sampled_from(["", "Unit: "]), LINES), min_size=1))
def test_joined_passages_keep_all_places(parts: list[tuple[str, list[str]]]) -> None:
    passages = [(lead, passage(written)) for lead, written in parts]
    found = joined(passages)
    expected = [s for _, p in passages for _, s in p.pieces]
    assert [span for _, span in found.pieces] == expected
    assert all(lead + p.value in found.value for lead, p in passages)
    for offset, span in found.pieces:
        source = span.file.line(span.line)[span.column - 1 : span.end_column - 1]
        assert found.value.startswith(source, offset)
