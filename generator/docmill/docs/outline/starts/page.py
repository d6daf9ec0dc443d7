"""The method and the URL of an operation, out of their sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docmill.diagnostics.model import Diagnostics, Related
from docmill.diagnostics.source import SourceFile, Span
from docmill.docs.dialects.dialect import Dialect
from docmill.docs.facts import Text
from docmill.docs.markdown.blocks import Fence, Paragraph
from docmill.docs.markdown.inline import label
from docmill.docs.outline.scopes import Section

_URL = re.compile(r"https?://\S.*", re.IGNORECASE)
_DECORATION = "`>*_ "


def method(
    source: SourceFile,
    sections: Sequence[Section],
    dialect: Dialect,
    diagnostics: Diagnostics,
) -> Text | None:
    """The HTTP method in capitals. None, and an error, where there is none or two."""
    lines = [Text(label(s.text).upper(), s) for s in _lines(sections, "method")]
    known = [line for line in lines if line.value in dialect.methods]
    if not lines:
        diagnostics.error(
            "page-without-method",
            "page has no HTTP method",
            _place(source, sections, "method"),
            hint="name the method under its heading: " + ", ".join(dialect.methods),
        )
        return None
    if not known:
        diagnostics.error(
            "method-unknown",
            f"{lines[0].value[:40]!r} is not an HTTP method",
            lines[0].span,
            hint="methods are " + ", ".join(dialect.methods),
        )
        return None
    return _only(known, "method", diagnostics)


def url(
    source: SourceFile, sections: Sequence[Section], diagnostics: Diagnostics
) -> Text | None:
    """The URL without blanks. None, and an error, where there is none or two."""
    found = [text for span in _lines(sections, "address") if (text := url_in(span))]
    if not found:
        diagnostics.error(
            "page-without-url",
            "page has no URL",
            _place(source, sections, "address"),
            hint="write the full URL under its heading: https://host/v1/path/{parameter}",
        )
        return None
    first = _only(found, "URL", diagnostics)
    if first is None:
        return None
    words = first.value.split()
    if len(words) > 1:
        diagnostics.warning(
            "url-with-blanks",
            "URL has blanks in it",
            first.span,
            hint="the blanks were left out",
        )
    return Text("".join(words), first.span)


def url_in(span: Span) -> Text | None:
    """The URL in a line of text, without the Markdown around it."""
    match = _URL.search(span.text)
    if match is None:
        return None
    text = match[0].rstrip(_DECORATION)
    return Text(text, span.part(match.start(), match.start() + len(text)))


def _only(found: list[Text], what: str, diagnostics: Diagnostics) -> Text | None:
    """The one text that was found, said once or several times."""
    first = found[0]
    other = next((text for text in found if text.value != first.value), None)
    if other is None:
        return first
    diagnostics.error(
        f"{what.lower()}-ambiguous",
        f"page has two {what}s",
        other.span,
        hint="describe one operation a page",
        related=(Related(first.span, "the first one"),),
    )
    return None


def _lines(sections: Sequence[Section], role: str) -> Iterator[Span]:
    """The lines of text in the section of one role, code blocks included."""
    for section in sections:
        if section.role != role or section.nested:
            continue
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield from block.lines
            elif isinstance(block, Fence):
                start = block.span.line
                count = block.text.count("\n") + 2
                spans = (block.span.file.span(n) for n in range(start, start + count))
                yield from (s for s in spans if s.text.strip().strip("`~"))


def _place(source: SourceFile, sections: Sequence[Section], role: str) -> Span:
    for section in sections:
        if section.role == role and section.heading is not None:
            return section.heading.span
    return source.span(1)
