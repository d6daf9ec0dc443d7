"""Where text came from: files and positions in them.

Lines and columns count from 1; columns count code points, as editors show them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True, eq=False)
class SourceFile:
    """A text that was read once and is not read again.

    `path` is what a reader sees in messages: relative to the project, with forward
    slashes on every system.
    """

    path: str
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their line ends; line N is `lines[N - 1]`."""
        return tuple(self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    def line(self, number: int) -> str:
        """The text of one line, empty where there is no such line."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def span(self, line: int, column: int = 1, end_column: int | None = None) -> Span:
        """A stretch of one line; to the end of the line where no end is given."""
        end = end_column if end_column is not None else len(self.line(line)) + 1
        return Span(self, line, column, max(end, column))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line of a file. `end_column` is the first column after it."""

    file: SourceFile = field(repr=False)
    line: int
    column: int
    end_column: int

    @property
    def text(self) -> str:
        """The text under the span."""
        return self.file.line(self.line)[self.column - 1 : self.end_column - 1]

    def part(self, start: int, end: int) -> Span:
        """The stretch from character `start` to `end` (from 0) within this span."""
        return Span(self.file, self.line, self.column + start, self.column + end)

    def __str__(self) -> str:
        return f"{self.file.path}:{self.line}:{self.column}"


def display_path(path: Path, root: Path | None = None) -> str:
    """A path as messages show it: relative to `root` (default: the working folder).

    A path outside `root` stays absolute. Always with forward slashes.
    """
    base = (root or Path.cwd()).resolve()
    resolved = path.resolve()
    if resolved.is_relative_to(base):
        return resolved.relative_to(base).as_posix()
    return resolved.as_posix()
