"""Flat rows to nested ones: by depth, and by names that are paths."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docmill.diagnostics.source import SourceFile
from docmill.docs.markdown.page import Passage
from docmill.docs.nesting.dotted import resolved, split
from docmill.docs.nesting.tree import nested
from docmill.docs.rows.statements import Statement
from unit.docs.rows.stated import stated

SPAN = SourceFile("page.md", "id").span(1, 1, 3)


def row(name: str, depth: int = 0) -> Statement:
    return Statement(
        name=name,
        name_passage=Passage("id", ((0, SPAN),)),
        depth=depth,
        root=not name,
        source="table-row",
        span=SPAN,
    )


def rows(text: str) -> list[Statement]:
    """Rows of names with `»` for their depth; `·` has no name."""
    return [
        row(word.strip("»·"), word.count("»")) for word in text.split() if word.strip()
    ]


def names(found: tuple[Statement, ...]) -> list[str]:
    return [line.replace("»", "") for line in stated(found)]


@pytest.mark.parametrize(
    ("flat", "expected"),
    [
        ("a b", ["a", "b"]),
        ("a »b c", ["a", "  b", "c"]),
        ("a »b »»c »d", ["a", "  b", "    c", "  d"]),
        ("a »»»b »c", ["a", "  b", "  c"]),
        ("»a »»b »c", ["a", "  b", "c"]),
        ("»»a b", ["a", "b"]),
        ("a »· »»b »»c", ["a", "  b", "  c"]),
        ("a »· »»b »· »»b »»c", ["a", "  b", "  c"]),
        ("a »· »»b »c", ["a", "  c"]),
        ("· »a", ["·", "  a"]),
        ("", []),
    ],
)
def test_by_depth(flat: str, expected: list[str]) -> None:
    assert names(nested(rows(flat))) == expected


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("id", ("id",)),
        ("room.id", ("room", "id")),
        ("rooms[].id", ("rooms", "[]", "id")),
        ("rooms[0].id", ("rooms", "[]", "id")),
        ("rooms.N.id", ("rooms", "[]", "id")),
        ("Disk.1.Size", ("Disk", "[]", "Size")),
        ("room[id]", ("room", "id")),
        ("room['id']", ("room", "id")),
        ("$.id", ("$.id",)),
        ("@odata.id", ("@odata.id",)),
        ("...", ("...",)),
        ("[]", ("[]",)),
        ("a..b", ("a", "b")),
        ("v1.2", ("v1", "[]")),
        ("", ("",)),
        ("a." * 30 + "b", ("a." * 30 + "b",)),
    ],
)
def test_steps(name: str, steps: tuple[str, ...]) -> None:
    assert split(name) == steps


@pytest.mark.parametrize(
    ("flat", "expected"),
    [
        ("room room.id", ["room", "  id"]),
        ("room.id room.size", ["room", "  id", "  size"]),
        ("room.id room", ["room", "  id"]),
        ("rooms[].id", ["rooms[]", "  id"]),
        ("rooms rooms.N.id rooms.N.size", ["rooms[]", "  id", "  size"]),
        ("room.bed.size", ["room", "  bed", "    size"]),
        ("rooms[0]", ["rooms[]"]),
        ("a a", ["a", "a"]),
        ("a.b a.b", ["a", "  b", "  b"]),
    ],
)
def test_by_name(flat: str, expected: list[str]) -> None:
    assert names(resolved(rows(flat))) == expected


def count(found: tuple[Statement, ...]) -> int:
    return sum(1 + count(one.children) for one in found)


ROWS = st.lists(
    st.builds(row, st.sampled_from(["a", "b", "c.d"]), st.integers(0, 4)), max_size=12
)
NAMES = st.text(alphabet="ab.[]N0*{}$@'", max_size=12).map(row)


@given(ROWS)
def test_by_depth_keeps_every_named_row(flat: list[Statement]) -> None:
    assert count(nested(flat)) == len(flat)


@given(st.lists(NAMES, max_size=8))
def test_any_name_is_resolved(flat: list[Statement]) -> None:
    found = resolved(flat)
    expected = {split(one.name)[0].removesuffix("[]") for one in flat}
    assert {one.name.removesuffix("[]") for one in found} == expected


def test_the_items_of_an_array_add_to_its_row() -> None:
    told = Passage("text", ((0, SPAN),))
    array = replace(row("tags"), required=True, description=told)
    (found,) = resolved([array, replace(row("tags[]"), type=told)])
    assert (found.name, found.required) == ("tags[]", True)
    assert (found.description, found.type) == (told, told)
