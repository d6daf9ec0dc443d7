"""Pages on which no operation was found: how far reading came, and what would help."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docmill.diagnostics.source import Span
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import ListBlock, Table
from docmill.docs.markdown.passages import words
from docmill.docs.outline.candidates import EXAMPLE, Candidate
from docmill.docs.outline.found import Chosen
from docmill.docs.outline.sections import Outline
from docmill.docs.rows.field_tables import field_rows

MOST = 3
_SHOWN = 60
# `/api/users`, "https://api.shop.test/v1/tags": a path of two characters or more that does not
# end like a file. Not "and/or", not a link to `/docs/intro.md`, not the tag `</td>`.
_PATH = re.compile(
    r"(?<![\w./\-])(?:(?<!<)|(?=http))(?:https?://[\w.\-]{3,80})?/[a-z][\w{}:.\-]{1,60}(?:/[\w{}:.\-]{1,60}){0,6}"
)
_FILE = re.compile(r"\.(?:md|mdx|html?|png|jpe?g|svg|css|js|json|ya?ml|txt|sh|pdf)\b")
_METHOD = re.compile(r"\b(?:GET|POST|PUT|PATCH|DELETE)\b")


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A line of a page that is almost an operation, and what is missing."""

    text: str
    span: Span
    missing: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A part of a page that says something which reading could not use."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Nearest:
    """The best candidates, the tables that look like fields, the headings not known."""

    candidates: tuple[NearMiss, ...]
    tables: tuple[Seen, ...]
    headings: tuple[Seen, ...]


def nearest(outlines: Sequence[Outline], chosen: Chosen, lexicon: Lexicon) -> Nearest:
    """What comes closest to an operation on pages that have none."""
    found = sorted(_candidates(chosen), key=lambda item: item[0])
    misses = [miss for _, miss in found] or list(_paths(outlines))
    tables = [t for outline in outlines for t in _tables(outline, lexicon)]
    headings = [h for outline in outlines for h in _headings(outline)]
    return Nearest(tuple(misses[:MOST]), tuple(tables[:MOST]), tuple(headings[:MOST]))


def _candidates(chosen: Chosen) -> Iterator[tuple[int, NearMiss]]:
    """Requests that begin no operation, each once, with what keeps it from it."""
    seen: set[tuple[str | None, str]] = set()
    for group in chosen.groups:
        for candidate in group.candidates:
            if candidate.key not in seen:
                seen.add(candidate.key)
                rank, missing = _missing(candidate, group.outline)
                written = f"{candidate.method or ''} {candidate.written}".strip()
                place = candidate.place.span
                yield rank, NearMiss(written[:_SHOWN], place, missing)


def _missing(candidate: Candidate, outline: Outline) -> tuple[int, str]:
    path = candidate.target.path
    if candidate.method is None:
        return 0, f"no HTTP method: write it before the path, as in `GET {path}`"
    request = f"`{candidate.method} {path}`"
    if candidate.kind in EXAMPLE:
        return 1, f"only an example shows it: put {request} in a line above it"
    title = outline.sections[candidate.section].title
    if candidate.in_example and title is not None:
        above = f"under the heading {words(title)[:_SHOWN]!r}"
        return 2, f"it stands {above}: put {request} above that heading"
    return 3, f"nothing describes it: put {request} in a heading of its own"


def _paths(outlines: Iterable[Outline]) -> Iterator[NearMiss]:
    """Lines that name a path, where no request was seen at all; those with a method first."""
    plain: list[NearMiss] = []
    for outline in outlines:
        source = outline.page.source
        for number, line in enumerate(source.lines, 1):
            match = _PATH.search(line[:1000])
            if match is None or _FILE.search(match[0]):
                continue
            span = source.span(number, match.start() + 1, match.end() + 1)
            path = re.sub(r"^https?://[^/]*", "", match[0])
            if _METHOD.search(line[:1000]):
                missing = f"write method and path together, as in `GET {path}`"
                yield NearMiss(match[0][:_SHOWN], span, missing)
            elif len(plain) < MOST:
                missing = (
                    f"no HTTP method: write it before the path, as in `GET {path}`"
                )
                plain.append(NearMiss(match[0][:_SHOWN], span, missing))
    yield from plain


def _tables(outline: Outline, lexicon: Lexicon) -> Iterator[Seen]:
    for section in outline.sections:
        for block in section.blocks:
            if isinstance(block, Table) and field_rows(block, lexicon) is not None:
                header = ", ".join(filter(None, (words(c.text) for c in block.header)))
                yield Seen(header[:_SHOWN], block.span)


def _headings(outline: Outline) -> Iterator[Seen]:
    """Headings over tables and lists that name no part of an operation."""
    for section in outline.sections:
        holds_rows = any(isinstance(b, (Table, ListBlock)) for b in section.blocks)
        if section.title is not None and not section.concepts and holds_rows:
            yield Seen(words(section.title)[:_SHOWN], section.title.span)
