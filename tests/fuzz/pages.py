"""Pages with damage."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import sources
import texts


def write(choose: Random, folder: Path) -> Path:
    """A folder of one to three damaged pages of one kind."""
    first = choose.choice(sources.pages())
    near = [path for path in sources.pages() if path.parent == first.parent]
    chosen = [first, *choose.choices(near, k=choose.choice((0, 0, 1, 2)))]
    docs = folder / "docs"
    docs.mkdir()
    for number, path in enumerate(chosen):
        given = path.read_text("utf-8", "replace")
        for _ in range(choose.choice((0, 1, 1, 2, 4, 8))):
            given = _changed(given, choose)
        name = f"{number}-{path.name}"
        (docs / name).write_bytes(texts.encoded(given, choose))
    return docs


def _changed(given: str, choose: Random) -> str:
    match choose.randrange(4):
        case 0:
            return texts.damaged(given, choose)
        case 1:
            return _word(given, choose)
        case 2:
            return _cell(given, choose)
        case _:
            other = choose.choice(sources.pages()).read_text("utf-8", "replace")
            return _line(given, other, choose)


def _word(given: str, choose: Random) -> str:
    """Put a text in the place of a word."""
    words = list(re.finditer(r"\w+", given))
    if not words:
        return given
    word = choose.choice(words)
    return given[: word.start()] + texts.text(choose) + given[word.end() :]


def _cell(given: str, choose: Random) -> str:
    """Put a text in the place of a cell."""
    cells = list(re.finditer(r"(?<=\|)[^|\n]*(?=\|)", given))
    if not cells:
        return given
    cell = choose.choice(cells)
    return given[: cell.start()] + texts.text(choose) + given[cell.end() :]


def _line(given: str, other: str, choose: Random) -> str:
    """Put a line of another page in the place of one."""
    lines, others = given.splitlines(keepends=True), other.splitlines(keepends=True)
    if lines and others:
        lines[choose.randrange(len(lines))] = choose.choice(others)
    return "".join(lines)
