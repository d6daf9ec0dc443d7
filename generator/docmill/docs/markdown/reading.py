"""The text of a page while it is read, and where each character of it stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice, takewhile

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, Span
from docmill.docs.markdown.page import Passage
from docmill.docs.markdown.tags import Tags

Range = tuple[int, int]
"""The characters from the first number up to the second, within one line."""

BLANKS = " \t\r\f\v\u3000\u00a0"
_EMPTY_LINE = re.compile(r"\n(?=[ \t]*+\n)")
_END_OF_FENCE = re.compile(r"^[ \t]*+(?:`{3,}+|~{3,}+)[ \t]*+$", re.MULTILINE)
_SHORTCODE_END = re.compile(
    r"\{\{[<%]\s{0,9}/\s{0,9}([\w./-]++)|\{%-?\s{0,9}end([\w./-]++)"
)


class Reading:
    """A page as one text with `\\n` at line ends; positions in it are offsets."""

    def __init__(
        self, source: SourceFile, diagnostics: Diagnostics, limits: Limits
    ) -> None:
        self.source = source
        self.diagnostics = diagnostics
        self.limits = limits
        self.is_mdx = source.path.lower().endswith(".mdx")
        joined = "\n".join(source.lines).replace("\0", "\N{REPLACEMENT CHARACTER}")
        self._skipped = int(joined.startswith("\ufeff"))
        self.text = joined[self._skipped :]
        self.starts = list(_line_starts(self.text))

    @cached_property
    def tags(self) -> Tags:
        """The HTML and JSX tags of the page."""
        return Tags(self.text)

    @cached_property
    def _comments(self) -> list[Range]:
        found: list[Range] = []
        start = self.text.find("<!--")
        while start >= 0 and (end := self.text.find("-->", start + 4)) >= 0:
            found.append((start, end + 3))
            start = self.text.find("<!--", end + 3)
        return found

    def line_at(self, position: int) -> int:
        """The line of a character, counted from 0."""
        return bisect_right(self.starts, position) - 1

    def line_end(self, position: int) -> int:
        """Where the line of a character ends, without its line end."""
        line = bisect_right(self.starts, position)
        return self.starts[line] - 1 if line < len(self.starts) else len(self.text)

    def next_mark(self, position: int) -> str:
        """The first character that is no blank on the rest of a line, or nothing."""
        end = self.line_end(position)
        while position < end and self.text[position] in BLANKS:
            position += 1
        return self.text[position] if position < end else ""

    def comment_end(self, start: int) -> int | None:
        """Where the HTML comment ends that begins at a position."""
        index = bisect_right(self._comments, (start, -1))
        found = self._comments[index : index + 1]
        return found[0][1] if found and found[0][0] == start else None

    def blank_line(self, position: int) -> int:
        """The end of the last line before the next blank line."""
        blank = self._blank_lines
        index = bisect_right(blank, position)
        return blank[index] - 1 if index < len(blank) else len(self.text)

    @cached_property
    def _blank_lines(self) -> list[int]:
        return [match.end() for match in _EMPTY_LINE.finditer(self.text)]

    @cached_property
    def _ends_of_fences(self) -> list[int]:
        marks = _END_OF_FENCE.finditer(self.text)
        return [self.line_at(match.start()) for match in marks]

    def has_end_of_fence(self, first: int, last: int) -> bool:
        """Whether a line from `first` to before `last` may close a fence."""
        index = bisect_left(self._ends_of_fences, first)
        return index < len(self._ends_of_fences) and self._ends_of_fences[index] < last

    @cached_property
    def ends_of_shortcodes(self) -> dict[str, int]:
        """The last place at which each shortcode is closed."""
        found = _SHORTCODE_END.finditer(self.text)
        return {match[1] or match[2]: match.start() for match in found}

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch of text, up to the end of its first line."""
        line = self.line_at(start)
        column = start - self.starts[line] + 1 + (self._skipped if line == 0 else 0)
        stop = min(max(end, start), self.line_end(start))
        return Span(self.source, line + 1, column, column + stop - start)

    def trimmed(self, start: int, end: int) -> Range:
        """A stretch of text without the blanks at both ends."""
        text = self.text
        while start < end and (text[start] in BLANKS or text[start] == "\n"):
            start += 1
        while end > start and (text[end - 1] in BLANKS or text[end - 1] == "\n"):
            end -= 1
        return start, end

    def lines_of(self, start: int, end: int) -> Iterator[Range]:
        """A stretch of text line by line, each without the blanks at its ends."""
        while start < end:
            stop = min(self.line_end(start), end)
            yield self.trimmed(start, stop)
            start = stop + 1

    def passage(self, ranges: Iterable[Range], at: int = 0) -> Passage:
        """The text of some stretches; those of different lines are joined by newlines.

        `at` is where it stands if there are none.
        """
        value = ""
        parts: list[str] = []
        pieces: list[tuple[int, Span]] = []
        offset = 0
        last = None
        for start, end in ranges:
            if last is not None:
                breaks = self.text.count("\n", last, start)
                parts.append("\n" * min(breaks, 2))
                offset += min(breaks, 2)
            pieces.append((offset, self.span(start, end)))
            parts.append(self.text[start:end])
            offset += end - start
            last = end
        value = "".join(parts)
        return Passage(value, tuple(pieces) or ((0, self.span(at, at)),))

    def without_comments(self, ranges: list[Range]) -> list[Range]:
        """The stretches of a text without its HTML comments; `ranges` is not empty.

        A comment in code stays: a page may say that `<!-- more -->` is the mark.
        """
        first, last = ranges[0][0], ranges[-1][1]
        found = self.text.find("<!--", first, last)
        if found < 0:
            return ranges
        index = bisect_right(self._comments, (found, -1))
        inside = takewhile(
            lambda one: one[1] <= last, islice(self._comments, index, None)
        )
        comments = deque(one for one in inside if self.text[one[0] - 1] != "`")
        return [part for one in ranges for part in self._outside(one, comments)]

    def _outside(self, one: Range, comments: deque[Range]) -> list[Range]:
        """The parts of a line that are in no comment; takes comments that end in it."""
        start, end = one
        parts: list[Range] = []
        while comments and comments[0][0] < end:
            parts.append((start, max(comments[0][0], start)))
            start = comments[0][1]
            if start > end:
                break
            comments.popleft()
        parts = [part for part in (*parts, (start, end)) if part[0] < part[1]]
        if parts and parts != [one]:
            parts[0] = (self.trimmed(*parts[0])[0], parts[0][1])
            parts[-1] = (parts[-1][0], self.trimmed(*parts[-1])[1])
        return [part for part in parts if part[0] < part[1]]


def _line_starts(text: str) -> Iterator[int]:
    yield 0
    at = text.find("\n")
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1)
