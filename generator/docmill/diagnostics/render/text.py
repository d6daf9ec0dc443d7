"""Findings for people: the line of the page, a caret under the place, and the way out.

A code that comes up often is shown in full a few times, then as a line each, then as a
number; errors are always shown in full.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docmill.diagnostics.model import Diagnostic, Severity
from docmill.diagnostics.render.terminal_text import counted, printable, tally, width
from docmill.diagnostics.source import Span

IN_FULL = 3
IN_SHORT = 20

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "bold": "1",
    "frame": "34",
    "help": "32",
}


@dataclass(frozen=True, slots=True)
class Paint:
    """Wraps text in terminal colours, or does not."""

    on: bool

    def __call__(self, text: str, style: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.on else text


def render(
    items: Sequence[Diagnostic], *, color: bool, verbose: bool, width: int
) -> str:
    """The findings in the order given, and how many there are of each kind."""
    paint = Paint(color)
    shown = [item for item in items if verbose or item.severity > Severity.NOTE]
    seen: Counter[str] = Counter()
    blocks: list[str] = []
    for item in shown:
        seen[item.code] += 1
        number = 0 if verbose or item.severity is Severity.ERROR else seen[item.code]
        if number <= IN_FULL:
            blocks.append(_block(item, paint, width))
        elif number <= IN_FULL + IN_SHORT:
            blocks.append(_short(item, paint))
    lines = [*blocks, *_surplus(shown, verbose, paint), *_total(items, shown, paint)]
    return "".join(f"{line}\n" for line in lines)


def source_lines(span: Span, paint: Paint, room: int = 100) -> Iterator[str]:
    """`--> place`, the line of the page, and carets under the span."""
    gutter = " " * len(str(span.line))
    bar = paint("|", "frame")
    yield f"{gutter}{paint('-->', 'frame')} {printable(str(span))}"
    line = span.file.line(span.line)
    if not line.strip():
        return
    before, middle, after = _crop(line, span, room)
    yield f"{gutter} {bar}"
    yield f"{paint(str(span.line), 'frame')} {bar} {before}{middle}{after}"
    carets = "^" * max(width(middle), 1)
    yield f"{gutter} {bar} {' ' * width(before)}{paint(carets, 'error')}"


def _block(item: Diagnostic, paint: Paint, room: int) -> str:
    label = item.severity.label
    head = f"{paint(f'{label}[{item.code}]', label)}: {printable(item.message)}"
    lines = [paint(head, "bold")]
    gutter = ""
    if item.span:
        gutter = " " * len(str(item.span.line))
        lines += source_lines(item.span, paint, room)
    if item.hint:
        lines.append(f"{gutter} {paint('=', 'frame')} {_help(item.hint, paint)}")
    for related in item.related:
        lines.append(f"{paint('note', 'note')}: {printable(related.message)}")
        lines += source_lines(related.span, paint, room)
    return "\n".join(lines) + "\n"


def _help(hint: str, paint: Paint) -> str:
    return f"{paint('help', 'help')}: {printable(hint)}"


def _short(item: Diagnostic, paint: Paint) -> str:
    place = f"{item.span}: " if item.span else ""
    label = paint(f"{item.severity.label}[{item.code}]", item.severity.label)
    return f"{printable(place)}{label}: {printable(item.message)}"


def _surplus(shown: Sequence[Diagnostic], verbose: bool, paint: Paint) -> Iterator[str]:
    if verbose:
        return
    often = Counter(item.code for item in shown if item.severity is Severity.WARNING)
    for code, number in sorted(often.items()):
        more = number - IN_FULL - IN_SHORT
        if more > 0:
            yield f"{paint(f'warning[{code}]', 'warning')}: {more:,} more (-v shows all)"


def _total(
    items: Sequence[Diagnostic], shown: Sequence[Diagnostic], paint: Paint
) -> Iterator[str]:
    hidden = len(items) - len(shown)
    if shown:
        more = f" ({counted(hidden, 'note')} more with -v)" if hidden else ""
        yield f"{paint(tally(shown), 'bold')}{more}"


def _crop(line: str, span: Span, room: int) -> tuple[str, str, str]:
    """What stands before, under and after the span, cut to about `room` columns."""
    start, end = span.column - 1, max(span.end_column - 1, span.column)
    before, middle, after = line[:start], line[start:end], line[end:]
    if width(line) <= room:
        return printable(before), printable(middle), printable(after)
    middle = _cut(printable(middle), room)
    left = _cut_left(printable(before), room // 3)
    return left, middle, _cut(printable(after), room - width(left) - width(middle))


def _cut(text: str, room: int) -> str:
    room = max(room, 1)
    if width(text) <= room:
        return text
    while width(text) > room - 1:
        text = text[: len(text) // 2] if width(text) > 3 * room else text[:-1]
    return f"{text}…"


def _cut_left(text: str, room: int) -> str:
    room = max(room, 1)
    if width(text) <= room:
        return text
    while width(text) > room - 1:
        text = text[len(text) // 2 :] if width(text) > 3 * room else text[1:]
    return f"…{text}"
