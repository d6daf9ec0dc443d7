"""Base URLs that pages state in sentences, tables and lists, or that examples share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from docmill.diagnostics.source import Span
from docmill.docs.infer.example_urls import Request, bases_of, without_operation
from docmill.docs.infer.page_texts import Example, examples
from docmill.docs.infer.stated_urls import (
    first_url,
    introduces,
    label_url,
    sentence_urls,
    urls,
)
from docmill.docs.infer.words import Words, words
from docmill.docs.markdown.page import (
    Block,
    CodeBlock,
    Heading,
    ListBlock,
    Page,
    Paragraph,
    Passage,
    Table,
)

Tier: TypeAlias = Literal["stated", "inferred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseUrl:
    """A base URL, absolute or a path alone, without the slash at its end.

    `span` is where it stands first. `tier` is stated where a sentence, table or list says
    that it is the base, inferred where examples share it; `weight` counts the places.
    """

    url: str
    span: Span
    tier: Tier
    weight: int = 1


def base_urls(
    pages: Iterable[Page], paths: Collection[str] = (), lexicon: Words | None = None
) -> tuple[BaseUrl, ...]:
    """The base URLs of a set of pages, stated ones first, then by how often they stand.

    `paths` are those of the operations, with `{name}` for placeholders; they are cut off
    the URLs. Hosts such as localhost and example.com are kept: pages say them.
    """
    known = lexicon or words()
    found: list[BaseUrl] = []
    shown: list[Example] = []
    for page in pages:
        found += _stated(page, paths, known)
        shown += examples(page)
    found += _inferred(shown, paths, guess=not any("//" in one.url for one in found))
    return _merged(found)


def _merged(found: Iterable[BaseUrl]) -> tuple[BaseUrl, ...]:
    merged: dict[str, BaseUrl] = {}
    for one in found:
        first = merged.get(one.url)
        merged[one.url] = (
            replace(first, weight=first.weight + one.weight) if first else one
        )
    found = [one for one in merged.values() if not _part_of_another(one, merged)]
    return tuple(sorted(found, key=lambda one: (one.tier != "stated", -one.weight)))


def _part_of_another(one: BaseUrl, merged: Mapping[str, BaseUrl]) -> bool:
    """Whether a path that request lines share is the end of a URL with a host."""
    path = one.tier == "inferred" and one.url.startswith("/")
    return path and any("://" in url and url.endswith(one.url) for url in merged)


def _inferred(
    shown: Iterable[Example], paths: Collection[str], *, guess: bool
) -> Iterator[BaseUrl]:
    requests = [
        Request(message.url, message.header("host"), block.line(message.line))
        for message, block in shown
        if message.url and message.kind in ("request", "curl", "url")
    ]
    for base, spans in bases_of(requests, paths, guess=guess).items():
        yield BaseUrl(url=base, span=spans[0], tier="inferred", weight=len(spans))


def _stated(page: Page, paths: Collection[str], known: Words) -> Iterator[BaseUrl]:
    for text, start, end in _walk(page.blocks, known, about=False):
        url = _cut(text.value[start:end], paths)
        if url:
            yield BaseUrl(url=url, span=text.part(start, end), tier="stated")


_Place: TypeAlias = tuple[Passage, int, int]


def _walk(blocks: Iterable[Block], known: Words, *, about: bool) -> Iterator[_Place]:
    """Places of base URLs. `about` says that what stands before speaks of base URLs: the
    heading for all that follows it, a text that ends with a colon for the next block.
    """
    introduced = False
    for block in blocks:
        if isinstance(block, Heading):
            about = is_base_heading(block.text.value)
        yield from _of_block(block, known, about=about or introduced)
        introduced = isinstance(block, Paragraph) and introduces(
            block.text.value, known
        )


def is_base_heading(text: str) -> bool:
    """Whether a heading is one over base URLs: "1.2 Base URL", "Servers"."""
    return words().server_label.fullmatch(_unnumbered(text)) is not None


def _unnumbered(heading: str) -> str:
    """Read: "1.2 Base URL" as "Base URL"."""
    return heading.strip(" *`:：").lstrip("0123456789.、) ").strip()


def _of_block(block: Block, known: Words, *, about: bool) -> Iterator[_Place]:
    match block:
        case Paragraph():
            yield from _of_text(block.text, about, known)
        case Heading():
            yield from (
                (block.text, *place) for place in label_url(block.text.value, known)
            )
        case Table():
            yield from _of_table(block, about, known)
        case ListBlock():
            for item in block.items:
                term = item.term is not None and introduces(item.term.value, known)
                yield from _of_text(item.text, about or term, known)
                inner = about or introduces(item.text.value, known)
                yield from _walk(item.blocks, known, about=inner)
        case CodeBlock() if about:
            yield from _of_code(block)
        case _:
            return


def _of_text(text: Passage, about: bool, known: Words) -> Iterator[_Place]:
    places = list(label_url(text.value, known)) or list(
        sentence_urls(text.value, known)
    )
    if about and not places:
        places = list(first_url(text.value)) or list(urls(text.value, paths=False))[:1]
    yield from ((text, *place) for place in places)


def _of_table(table: Table, about: bool, known: Words) -> Iterator[_Place]:
    """Read: `| Base path | /api/v2 |`, and each row below a heading "Servers"."""
    columns = [
        known.server_label.fullmatch(cell.value.strip(" *`")) for cell in table.header
    ]
    for row in table.rows:
        cells = [cell.text for cell in row.cells]
        label = cells[0].value.strip(" *`:：")
        if len(cells) == 2 and known.server_label.fullmatch(label):
            paths = known.server_prefix.search(label) is not None
            yield from (
                (cells[1], *place) for place in urls(cells[1].value, paths=paths)
            )
        elif about or any(columns):
            for cell, column in zip(cells, columns, strict=False):
                if about or column:
                    yield from (
                        (cell, *place) for place in urls(cell.value, paths=False)
                    )


def _of_code(block: CodeBlock) -> Iterator[_Place]:
    for number, line in enumerate(block.text.split("\n")[:20]):
        passage = Passage(line, ((0, block.line(number)),))
        yield from ((passage, *place) for place in first_url(line))


def _cut(url: str, paths: Collection[str]) -> str:
    """The URL without query, trailing slash and the path of an operation."""
    url = url.split("?", maxsplit=1)[0].rstrip("/.,;:")
    if "://" not in url and not url.startswith("/"):
        url = f"https://{url}"
    return without_operation(url, paths)
