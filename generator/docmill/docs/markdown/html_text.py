"""HTML within a page as inline Markdown: `<a href=x>t</a>` is `[t](x)`, `<br>` a new line."""

from __future__ import annotations

import html
import re

from docmill.diagnostics.source import Span
from docmill.docs.markdown.page import Cell, Passage
from docmill.docs.markdown.reading import Reading
from docmill.docs.markdown.tags import Tag, words

_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "tt": "`"}
_LINES = words("p div tr table section dl dt dd pre blockquote h1 h2 h3 h4 h5 h6")
_HIDDEN = frozenset(("script", "style", "template"))
_INDENT = re.compile(
    r"(?:[ \t\n]*+(?:&emsp;|&ensp;|&nbsp;|&#160;|&#8195;|&#x2003;"
    r"|[\u3000\u2003\u2002\u00a0]))++[ \t\n]*+"
)
_BLANK = re.compile(r"&[^;&]{1,8};|[\u3000\u2003\u2002\u00a0]")
_PADDING = re.compile(
    r"(?:padding|margin)-?left[\"']?\s*+:\s*+[\"']?(\d{1,6})\s*+(px|em|rem)?",
    re.IGNORECASE,
)
_EMPTY_LINE = re.compile(r"\n[ \t\r]*+\n")
_PIXELS = 20
"""What exporters of nested tables take for one level."""


def indented(passage: Passage) -> Cell:
    """A cell of a passage that may begin with `&emsp;` or other wide blanks.

    Reads `&emsp;&emsp;zone` as `zone`, indented twice; not `Zone&nbsp;id`.
    """
    match = _INDENT.match(passage.value)
    if match is None:
        return Cell(passage)
    return Cell(tail(passage, match.end()), len(_BLANK.findall(match[0])))


def tail(passage: Passage, start: int) -> Passage:
    """A passage without the first `start` characters of its value."""
    pieces: list[tuple[int, Span]] = []
    for offset, span in passage.pieces:
        width = span.end_column - span.column
        before = min(max(start - offset, 0), width)
        if pieces and offset <= start:
            pieces.pop()
        pieces.append((max(offset - start, 0), span.part(before, width)))
    return Passage(passage.value[start:], tuple(pieces))


def html_cell(reading: Reading, start: int, end: int, outer: Tag | None) -> Cell:
    """The text of a stretch of HTML; `outer` is the tag whose content it is."""
    writer = _Writer(reading)
    if outer is not None:
        writer.padding(outer)
    writer.write(start, end)
    cell = indented(writer.passage(start))
    return Cell(cell.text, cell.indent + writer.pixels // _PIXELS)


def html_passage(reading: Reading, start: int, end: int) -> Passage:
    """The text of a stretch of HTML."""
    return html_cell(reading, start, end, None).text


class _Writer:
    """Writes Markdown and remembers where each part of it comes from."""

    def __init__(self, reading: Reading) -> None:
        self.pixels = 0
        self._reading = reading
        self._parts: list[str] = []
        self._pieces: list[tuple[int, Span]] = []
        self._length = 0
        self._last = "\n"
        self._space = False
        self._open: list[tuple[str, int, str]] = []
        self._depth = 0
        self._code = 0

    def write(self, start: int, end: int) -> None:
        hidden: str | None = None
        at = start
        for tag in self._reading.tags.within(start, end):
            if hidden is None:
                self._text(at, tag.start)
                self._tag(tag)
                hidden = tag.name if tag.name in _HIDDEN and not tag.closes else None
            elif tag.name == hidden and tag.closes:
                hidden = None
            at = tag.end
        if hidden is None:
            self._text(at, max(end, at))

    def passage(self, at: int) -> Passage:
        while self._open:
            self._close(self._open[-1][0])
        value = "".join(self._parts)
        text = value.rstrip()
        pieces = [piece for piece in self._pieces if piece[0] < len(text)]
        result = Passage(text, tuple(pieces or [(0, self._reading.span(at, at))]))
        blank = len(value) - len(value.lstrip(" \n"))
        return tail(result, min(blank, len(result.value))) if blank else result

    def padding(self, tag: Tag) -> None:
        """Count the padding of what stands before the text."""
        style = tag.find("style")
        if style is not None and not self._length:
            text = self._reading.tags.value(style)
            for amount, unit in _PADDING.findall(text):
                size = int(amount) * (1 if unit in {"", "px"} else _PIXELS)
                self.pixels = max(self.pixels, size)

    def _tag(self, tag: Tag) -> None:
        self.padding(tag)
        name = tag.name
        if name == "br":
            self._put("\n")
            self._space = False
        elif name in _MARKS:
            self._mark(tag)
        elif name == "a":
            self._link(tag)
        elif name in {"ul", "ol"}:
            self._depth = max(self._depth + (-1 if tag.closes else 1), 0)
            self._line()
        elif name == "li":
            self._item(tag)
        elif name in _LINES:
            self._line()
        elif name in {"td", "th"}:
            self._space = True

    def _mark(self, tag: Tag) -> None:
        if tag.closes:
            self._close(tag.name)
        elif not self._code:
            self._begin(tag.name, _MARKS[tag.name])
            self._code += _MARKS[tag.name] == "`"

    def _link(self, tag: Tag) -> None:
        if tag.closes:
            self._close("a")
        elif self._code:
            return
        elif (target := tag.find("href")) is not None:
            value = html.unescape(self._reading.tags.value(target)).strip()
            self._begin("a", "[", f"<{value}>" if set(value) & set(" ()") else value)
        elif tag.find("id", "name") is not None:
            self._put(self._reading.text[tag.start : tag.end])
            self._put("" if tag.empty else "</a>")

    def _item(self, tag: Tag) -> None:
        self._line()
        if not tag.closes:
            self._put("  " * min(max(self._depth - 1, 0), 20) + "- ")
            self._last = "\n-"

    def _begin(self, name: str, mark: str, target: str = "") -> None:
        self._flush()
        self._open.append((name, len(self._parts), target))
        self._put(mark)
        self._last = "\n" + mark

    def _close(self, name: str) -> None:
        """End a mark; one with nothing in it is taken back."""
        if name not in [opened[0] for opened in self._open[-8:]]:
            return
        while self._open:
            opened, index, target = self._open.pop()
            mark = self._parts[index]
            if mark == "`":
                self._code = max(self._code - 1, 0)
            if len(self._parts) == index + 1:
                self._length -= len(self._parts.pop())
                self._last = self._parts[-1][-1:] if self._parts else "\n"
            else:
                self._put(f"]({target})" if opened == "a" else mark)
            if opened == name:
                break

    def _text(self, start: int, end: int) -> None:
        text = self._reading.text[start:end]
        if not text:
            return
        is_blank = self._code or text.isspace()
        keeps_lines = not is_blank and _EMPTY_LINE.search(text) is not None
        for index, (first, last) in enumerate(_lines(text)):
            if index and keeps_lines:
                self._put("\n")
            self._words(text[first:last], start + first, start + last)
            self._space = self._space or last < len(text)

    def _words(self, text: str, start: int, end: int) -> None:
        words = text.split(None) if text.isascii() else _split(text)
        if not words:
            self._space = self._space or bool(text)
            return
        self._space = self._space or text[0] in " \t"
        self._flush()
        lead = len(text) - len(text.lstrip(" \t"))
        self._pieces.append((self._length, self._reading.span(start + lead, end)))
        value = " ".join(words)
        self._put(html.unescape(value) if self._code else value)
        self._space = text[-1] in " \t"

    def _flush(self) -> None:
        if self._space and self._last[0] != "\n":
            self._put(" ")
        self._space = False

    def _line(self) -> None:
        self._space = False
        if self._length and self._last != "\n":
            self._put("\n")

    def _put(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._last = text[-1]


def _split(text: str) -> list[str]:
    return [word for word in re.split(r"[ \t\r\f\v]++", text) if word]


def _lines(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    while (end := text.find("\n", start)) >= 0:
        found.append((start, end))
        start = end + 1
    return [*found, (start, len(text))]
