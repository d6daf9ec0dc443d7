"""Containers of Markdown dialects: shortcodes, admonitions, tabs, and code of MDX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docmill.docs.markdown.components import Shortcode, shortcode
from docmill.docs.markdown.page import Paragraph
from docmill.docs.markdown.reading import Reading
from docmill.docs.markdown.rules.containers import Found
from docmill.docs.markdown.rules.marks import Closed, Mark, Opened

_ADMONITION = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]++[\w -]{1,80}(?:\"([^\"\n]*+)\"[ \t]*+)?$"
)
_TAB = re.compile(r"===[!+]?[ \t]++([\"'])(.*)\1[ \t]*+$")
_DIRECTIVE = re.compile(
    r":{3,}+[ \t]*+(?:\{[^{}\n]*+\}|([\w-]++))?(?:\[([^\]\n]*+)\])?(?:\{[^{}\n]*+\})?"
)
_IMPORT = re.compile(r"import\s[^;\n]{0,500}[\"'][^\"'\n]++[\"'];?[ \t]*+$")
_EXPORT = re.compile(r"export\s++(?:default|const|let|var|function|class|async|\{)")
_OPEN_IMPORT = re.compile(r"import\s*+(?:\w++\s*+,\s*+)?\{[^}\n]*+$")
_LONGEST = 20_000


def find_shortcode(reading: Reading, start: int, end: int) -> Found | None:
    """A shortcode on lines of its own, or a comment of MDX."""
    if reading.text.startswith("{/*", start):
        close = reading.text.find("*/}", start, start + _LONGEST)
        return Found(close + 3, tuple) if close >= 0 else None
    code = shortcode(reading, start)
    if code is None:
        return None
    if code.closes:
        return Found(code.end, lambda: [Closed(_key(code))])
    if code.name == "comment":
        close = reading.text.find("endcomment", code.end, code.end + _LONGEST)
        last = shortcode(reading, reading.text.rfind("{%", code.end, close))
        return Found(last.end, tuple) if close >= 0 and last else None
    return _single_line(reading, code, end) or _opening(reading, code)


def _single_line(reading: Reading, code: Shortcode, end: int) -> Found | None:
    """`{{< path >}}/pets{{< /path >}}`."""
    text = reading.text
    opening = max(text.rfind("{{", code.end, end), text.rfind("{%", code.end, end))
    is_double = opening > 0 and text[opening - 1 : opening + 2] == "{{%"
    last = shortcode(reading, opening - is_double) if opening >= 0 else None
    if last is None or not last.closes or last.name != code.name:
        return None
    if reading.next_mark(last.end) not in {"", "<", "{"}:
        return None
    return Found(last.end, lambda: [code.as_component(reading, last.start)])


def _opening(reading: Reading, code: Shortcode) -> Found | None:
    if reading.next_mark(code.end) not in {"", "<", "{"}:
        return None
    return Found(code.end, lambda: _opened(reading, code), has_body=True)


def _opened(reading: Reading, code: Shortcode) -> Iterator[Mark]:
    component = code.as_component(reading)
    yield component
    if reading.ends_of_shortcodes.get(code.name, -1) > code.end:
        found = component.attributes
        title = found.get("title") or found.get("label")
        if title is None and "tab" in code.name:
            title = found.get("name") or found.get("0")
        fills = bool(set(found) - {"title", "label", "0", "type", "name"})
        yield Opened(_key(code), title.value if title else "", fills)


def _key(code: Shortcode) -> str:
    return "{" + code.name


def find_admonition(reading: Reading, start: int, end: int) -> Found | None:
    """`!!! note "Title"` and `??? note`, with an indented body."""
    match = _ADMONITION.match(reading.text, start, end)
    below = reading.text[reading.line_end(start) + 1 : reading.line_end(start) + 2]
    # `!!! Mind the gap` is a text if what follows is not indented.
    if match is None or below not in {"", " ", "\t", "\n"}:
        return None
    title = match.span(1) if match[1] else None
    return Found(end, lambda: _titled(reading, title), has_body=True)


def _titled(reading: Reading, title: tuple[int, int] | None) -> Iterator[Mark]:
    if title is not None:
        yield Paragraph(reading.passage([reading.trimmed(*title)]))


def find_tab(reading: Reading, start: int, end: int) -> Found | None:
    """`=== "Python"`, with an indented body."""
    match = _TAB.match(reading.text, start, end)
    if match is None:
        return None
    title = match[2]
    closed = Closed("===")
    return Found(end, lambda: [Opened("===", title)], has_body=True, closes=closed)


def find_directive(reading: Reading, start: int, end: int) -> Found | None:
    """`:::note Title`, `::: {.note}` and `:::`."""
    match = _DIRECTIVE.match(reading.text, start, end)
    if match is None:
        return None
    first, last = match.span(2) if match[2] else reading.trimmed(match.end(), end)
    title = (first, last) if first < last else None
    if title is not None and match[1] is None:
        return None
    return Found(end, lambda: _titled(reading, title), has_body=True)


def find_module_code(reading: Reading, start: int, end: int) -> Found | None:
    """`import …` and `export …` of MDX, up to a blank line; imports in any page."""
    if start != reading.starts[reading.line_at(start)]:
        return None
    if reading.is_mdx and _EXPORT.match(reading.text, start, end):
        return Found(reading.blank_line(start), tuple)
    if _IMPORT.match(reading.text, start, end):
        return Found(end, tuple)
    if reading.is_mdx and _OPEN_IMPORT.match(reading.text, start, end):
        return Found(reading.blank_line(start), tuple)
    return None
