"""What a row, an item or a definition states of one parameter or property."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docmill.diagnostics.source import Span
from docmill.docs.lexicon.lexicon import Place
from docmill.docs.markdown.page import Passage

Source = Literal[
    "table-row", "list-item", "definition", "component", "skeleton", "heading"
]
"""The kind of block that a statement stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One parameter or property as a page states it; None where it says nothing.

    `name` is the name as it is sent, `depth` the nesting that the page shows, from 0.
    `children` are filled in by the nesting stage. `root` marks a row that stands for the
    whole payload, such as `*anonymous*`.
    """

    name: str
    name_passage: Passage
    type: Passage | None = None
    required: bool | None = None
    required_passage: Passage | None = None
    nullable: bool = False
    default: Passage | None = None
    example: Passage | None = None
    values: Passage | None = None
    description: Passage | None = None
    place: Place | None = None
    depth: int = 0
    root: bool = False
    source: Source
    span: Span
    children: tuple[Statement, ...] = ()
