"""Descriptions → HTML: CommonMark with tables, of which nothing is trusted.

Of HTML, marks within a line are kept; all else is shown as it was written, for it may be
a placeholder. Images become links, so that nothing is fetched, headings are fitted below
the heading that they stand under, and a sanitiser has the last word on what comes of it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

from docmill.publish.model import Html, Prose
from docmill.publish.render.highlight import highlight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_LONGEST = 1_000_000
"""Longer texts, in characters, are shown as they were written."""

_LONGEST_BLOCK = 20_000
_MOST_BRACKETS = 400
_MOST_NESTED = 60
"""The parser takes a time that grows with the square of what is open in one paragraph,
and leaves out what is nested deeper than it is told to go."""

_PLAIN = re.compile(r"[^\n\\`*_\[\]<>~#&|!:@+=-]*[^\n\\`*_\[\]<>~#&|!:@+=\s-]")
_NUMBERED = re.compile(r"\s|\d+[.)]")
_MARK = re.compile(
    r"</?(?:a|b|br|code|em|i|p|strong|sub|sup)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)
_TAGS = frozenset(
    (
        "a",
        "b",
        "blockquote",
        "br",
        "code",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "span": {"class"}}
# What is wider than the page is scrolled by keyboard too.
_STOP = {"tabindex": "0"}
_SCHEMES = frozenset(("http", "https", "mailto"))


def prose(text: str, level: int) -> Prose | None:
    """A description for all outputs, its highest heading being `<h{level}>`.

    None where there is no text.
    """
    text = text.strip()
    return Prose(html=render(text, level), markdown=text) if text else None


@lru_cache(maxsize=16384)
def render(text: str, level: int) -> Html:
    """A description as HTML."""
    if _PLAIN.fullmatch(text) and not _NUMBERED.match(text):
        return Html(f"<p>{escape(text, quote=False)}</p>")
    html = _parsed(text, level) if len(text) <= _LONGEST else None
    return Html(_source(text)) if html is None else _sanitised(html)


def _source(text: str) -> str:
    return f'<pre tabindex="0">{escape(text, quote=False)}</pre>'


def _parsed(text: str, level: int) -> str | None:
    """None where the parser would have lost a part of the text."""
    parser = _parser()
    tokens = parser.parse(text.replace("\x00", "\ufffd"))
    if any(token.level >= _MOST_NESTED - 2 for token in tokens):
        return None
    _fit_headings(tokens, level)
    for token in tokens:
        token.children = token.children and list(_without_images(token.children))
    return str(parser.renderer.render(tokens, parser.options, {}))


def _fit_headings(tokens: Iterable[Token], level: int) -> None:
    """Number the headings from `level` on, without leaving one out."""
    headings = [token for token in tokens if token.type.startswith("heading_")]
    ranks = sorted({token.tag for token in headings})
    for token in headings:
        token.tag = f"h{min(level + ranks.index(token.tag), 6)}"


def _without_images(tokens: Iterable[Token]) -> Iterator[Token]:
    """Inline tokens with a link in the place of an image; within a link, its text."""
    from markdown_it.token import Token  # noqa: PLC0415

    depth = 0
    for token in tokens:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if token.type != "image":
            yield token
            continue
        source = str(token.attrs.get("src", ""))
        text = Token("text", "", 0, content=token.content or source)
        if depth:
            yield text
        else:
            yield Token("link_open", "a", 1, attrs={"href": source})
            yield text
            yield Token("link_close", "a", -1)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _MOST_NESTED})
    parser.options["highlight"] = _highlighted
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.before("inline", "heavy", _spare_heavy_blocks)
    parser.inline.ruler.before("html_inline", "mark", _mark)
    return parser


def _spare_heavy_blocks(state: StateCore) -> None:
    """Take a paragraph as plain text that would take the parser too long."""
    from markdown_it.token import Token  # noqa: PLC0415

    for token in state.tokens:
        content = token.content
        is_heavy = len(content) > _LONGEST_BLOCK or content.count("[") > _MOST_BRACKETS
        if token.type == "inline" and is_heavy:
            token.children = [Token("text", "", 0, content=content)]
            token.content = ""


def _mark(state: StateInline, silent: bool) -> bool:
    """A tag within a line, such as the `<br>` that cells of tables cannot do without."""
    found = _MARK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _highlighted(text: str, language: str, _options: str) -> str:
    return highlight(text, language)


def _sanitised(html: str) -> Html:
    import nh3  # noqa: PLC0415

    cleaned = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=set(_SCHEMES),
        url_relative=lambda url: url if url.startswith("#") else None,
        set_tag_attribute_values={"pre": _STOP, "table": _STOP},
    )
    return Html(cleaned.strip())
