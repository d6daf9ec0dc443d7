"""Stages as text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docmill.diagnostics.model import Severity
from docmill.diagnostics.source import SourceFile, Span
from docmill.files.dump_text import dump


@dataclass(frozen=True)
class Leaf:
    text: str
    span: Span


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    names: dict[str, object]
    rest: tuple[object, ...]


def test_every_kind_of_value() -> None:
    file = SourceFile("a.md", "one\ntwo\n")
    tree = Tree(
        leaves=(Leaf('tw"o\n任', file.span(2, 1, 3)), Leaf("", file.span(1))),
        names={"a b": (1, 2), "none": {}, "x": {"y": True}},
        rest=(None, 1.5, Path("a/b"), Severity.NOTE, file, (), len),
    )
    assert dump(tree) == (
        "Tree\n"
        "  leaves:\n"
        "    - Leaf\n"
        '        text: "tw\\"o\\n任"\n'
        "        span: a.md:2:1-3\n"
        "    - Leaf\n"
        '        text: ""\n'
        "        span: a.md:1:1-4\n"
        "  names:\n"
        '    "a b":\n'
        "      - 1\n"
        "      - 2\n"
        '    "none": {}\n'
        '    "x":\n'
        '      "y": true\n'
        "  rest:\n"
        "    - null\n"
        "    - 1.5\n"
        "    - a/b\n"
        "    - NOTE\n"
        "    - a.md\n"
        "    - []\n"
        "    - function\n"
    )
