"""What may begin with `<` on a line: tables, code, headings, containers, components."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from docmill.docs.markdown.code_blocks import preformatted
from docmill.docs.markdown.components import component, says_something, title_of
from docmill.docs.markdown.headings import html_heading
from docmill.docs.markdown.html_blocks import html_list, html_text
from docmill.docs.markdown.html_tables import html_table
from docmill.docs.markdown.html_text import html_passage
from docmill.docs.markdown.page import Component
from docmill.docs.markdown.reading import Reading
from docmill.docs.markdown.rules.containers import Found
from docmill.docs.markdown.rules.marks import Anchored, Closed, Mark, Opened, Titled
from docmill.docs.markdown.tags import Tag, words

_CONTAINERS = words(
    "div section article aside main details figure center header footer nav"
    " blockquote tabs tab body html form fieldset figcaption"
)
_HIDDEN = words("script style svg iframe noscript head template video audio")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEFTOVERS = words(
    "p ul ol li dl dt dd table thead tbody tfoot tr td th caption summary pre code a"
    " span h1 h2 h3 h4 h5 h6"
)
_BLOCKS = frozenset(("table", "pre", *_HEADINGS, *_CONTAINERS))
_LONGEST = 20_000
"""Characters of a paragraph or list in HTML; a longer one is read line by line."""

_MOST_TAGS = 500
"""Tags in a paragraph or list in HTML, likewise."""

_STATEMENT = "docmill:"


def find_html(reading: Reading, start: int, end: int) -> Found | None:
    """The construct that begins with a tag or a comment."""
    if reading.text.startswith("<!", start):
        return _comment(reading, start)
    tag = reading.tags.at(start)
    if tag is None:
        return None
    if tag.name[0].isupper() or "-" in tag.name:
        return _component(reading, tag, end)
    if tag.closes:
        known = tag.name in _CONTAINERS or tag.name in _LEFTOVERS
        return Found(tag.end, lambda: [Closed(tag.name)]) if known else None
    return _element(reading, tag, end)


def _comment(reading: Reading, start: int) -> Found | None:
    text = reading.text
    if not text.startswith("<!--", start):
        end = text.find(">", start, reading.line_end(start))
        is_doctype = text[start + 2 : start + 9].lower() == "doctype"
        return Found(end + 1, tuple) if is_doctype and end >= 0 else None
    after = reading.comment_end(start)
    if after is None:
        return None
    return Found(after, lambda: _statement(reading, start, after))


def _statement(reading: Reading, start: int, end: int) -> Iterator[Mark]:
    """`<!-- docmill: … -->` is kept: it is meant for this program."""
    first, last = reading.trimmed(start + 4, end - 3)
    if reading.text.startswith(_STATEMENT, first):
        ranges = list(reading.lines_of(first + len(_STATEMENT), last))
        passage = reading.passage([one for one in ranges if one[0] < one[1]], first)
        yield Component("docmill", {}, passage, reading.span(start, end))


def _element(reading: Reading, tag: Tag, line_end: int) -> Found | None:
    name = tag.name
    closing = reading.tags.end_of(tag)
    if name in {"table", "pre"}:
        return _region(reading, tag, closing)
    if name in _HEADINGS:
        last = closing.start if closing else line_end
        after = closing.end if closing else line_end
        return Found(after, lambda: [html_heading(reading, tag, last)])
    if name in _HIDDEN:
        return Found(closing.end if closing else tag.end, tuple)
    if name in _CONTAINERS:
        title = title_of(reading, tag) if name in {"tab", "tabs"} else ""
        return Found(tag.end, lambda: _container(reading, tag, title), has_body=True)
    if name in {"br", "hr", "wbr"}:
        return Found(tag.end, tuple)
    if name == "summary" and closing:
        text = html_passage(reading, tag.end, closing.start)
        return Found(closing.end, lambda: [Titled(text)] if text.value else [])
    if name in {"a", "span"}:
        return _anchor(reading, tag, closing)
    if name in {"p", "ul", "ol", "dl"}:
        return _text_block(reading, tag, closing)
    return None


def _container(reading: Reading, tag: Tag, title: str) -> Iterator[Mark]:
    if attribute := tag.find("id"):
        yield Anchored((reading.tags.value(attribute),))
    yield Opened(tag.name, title)


def _region(reading: Reading, tag: Tag, closing: Tag | None) -> Found | None:
    """`<table>` or `<pre>`; up to the next blank line if it has no end tag."""
    last = closing.start if closing else reading.blank_line(tag.end)
    after = closing.end if closing else last
    if tag.name == "pre":
        return Found(after, lambda: [preformatted(reading, tag, last)])
    return Found(after, lambda: html_table(reading, tag, last))


def _anchor(reading: Reading, tag: Tag, closing: Tag | None) -> Found | None:
    """`<a name="pets"></a>` on its own, or before a heading or another tag."""
    attribute = tag.find("id", "name")
    if attribute is None or tag.find("href"):
        return None
    if closing and not reading.text[tag.end : min(closing.start, tag.end + 99)].strip():
        end = closing.end
    elif closing is None:
        end = tag.end
    else:
        return None
    if reading.next_mark(end) not in {"", "#", "<"}:
        return None
    name = reading.tags.value(attribute)
    return Found(end, lambda: [Anchored((name,))])


def _text_block(reading: Reading, tag: Tag, closing: Tag | None) -> Found | None:
    """A paragraph or list in HTML; one that holds other blocks is a container."""
    if closing is None or closing.start - tag.end > _LONGEST:
        return Found(tag.end, tuple)
    inner = islice(reading.tags.within(tag.end, closing.start), _MOST_TAGS + 1)
    names = [one.name for one in inner]
    holds_blocks = any(name in _BLOCKS or name[0].isupper() for name in names)
    if holds_blocks or len(names) > _MOST_TAGS:
        return Found(tag.end, tuple)
    if reading.text.find("\n```", tag.end, closing.start) >= 0:
        return Found(tag.end, tuple)
    if tag.name == "p":
        return Found(closing.end, lambda: html_text(reading, tag.end, closing.start))
    return Found(closing.end, lambda: html_list(reading, tag, closing))


def _component(reading: Reading, tag: Tag, line_end: int) -> Found | None:
    if tag.closes:
        return Found(tag.end, lambda: [Closed(tag.name)])
    if tag.empty:
        return _alone(reading, tag, tag.end, tag.end)
    closing = reading.tags.end_of(tag)
    if closing is None:
        return None
    is_line = reading.line_at(tag.end) == reading.line_at(closing.start)
    if is_line and reading.next_mark(tag.end) != "<":
        return _alone(reading, tag, closing.start, closing.end)
    return Found(tag.end, lambda: _opened(reading, tag), has_body=True)


def _alone(reading: Reading, tag: Tag, last: int, after: int) -> Found | None:
    """A component that takes up its lines, or stands before others that do."""
    if reading.next_mark(after) not in {"", "<", "{"}:
        return None
    if tag.empty and [one.name.lower() for one in tag.attributes] == ["id"]:
        name = reading.tags.value(tag.attributes[0])
        return Found(after, lambda: [Anchored((name,))])
    return Found(after, lambda: [component(reading, tag, tag.end, last)])


def _opened(reading: Reading, tag: Tag) -> Iterator[Mark]:
    """A component around blocks: named unless it only gives them a title."""
    title = title_of(reading, tag)
    fills = says_something(tag)
    if fills or not tag.attributes:
        yield component(reading, tag, tag.end, tag.end)
    yield Opened(tag.name, title, fills)
