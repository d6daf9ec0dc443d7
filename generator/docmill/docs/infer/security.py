"""Security schemes that pages show in examples or name in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from docmill.diagnostics.source import Span
from docmill.docs.infer.credentials import (
    BASIC,
    Location,
    Scheme,
    SchemeKind,
    header_scheme,
    query_scheme,
)
from docmill.docs.infer.http_message import parse_messages
from docmill.docs.infer.message import Message
from docmill.docs.infer.named_schemes import Found, schemes_of_sentence
from docmill.docs.infer.page_texts import Example, examples, flat_blocks, sentences
from docmill.docs.infer.words import Words, words
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import (
    Block,
    CodeBlock,
    Heading,
    Page,
    Passage,
    Table,
    TableRow,
)
from docmill.docs.markdown.passages import words as words_of
from docmill.docs.markdown.visible import visible

Tier: TypeAlias = Literal["stated", "inferred"]

_LONGEST = 4000
_SENTENCE = re.compile(r"(?:[^。！？.!?]|[.!?](?=\S)){1,1000}+")
_USER = re.compile(r"https?://[^/\s:@]{1,60}:[^/\s:@]{1,80}@")


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeEvidence:
    """A security scheme, where it is said or shown first, and how often.

    `tier` is stated for sentences, tables and what stands under a heading such as
    "Authentication", inferred for other examples. `bare` says that the places only name a
    header, and none shows its value, `listed` that they are rows of tables, nothing else.
    """

    kind: SchemeKind
    name: str | None
    location: Location | None
    span: Span
    tier: Tier
    weight: int = 1
    bare: bool = False
    listed: bool = False


def page_schemes(
    pages: Iterable[Page], lexicon: Words | None = None
) -> tuple[SchemeEvidence, ...]:
    """The schemes of a set of pages: of its examples, sentences and tables of headers."""
    known = lexicon or words()
    found: list[SchemeEvidence] = []
    for page in pages:
        found += schemes_in(examples(page), sentences(page), known)
        for block, about in _with_headings(page):
            if isinstance(block, Table):
                rows = (one for row in block.rows for one in row_schemes(row, known))
                found += (replace(one, listed=not about) for one in rows)
            elif about and isinstance(block, CodeBlock):
                for message in parse_messages(block.text, block.language):
                    shown = _of_message(message, block)
                    found += (replace(one, tier="stated", weight=0) for one in shown)
    return _merged(found)


def _with_headings(page: Page) -> Iterator[tuple[Block, bool]]:
    """The blocks of a page, and whether they stand below a heading about credentials.

    Reads `Authorization: Bearer …` in a fence below "## Authentication"; not one below
    "## Log in" with a request.
    """
    lexicon = Lexicon.of()
    about = False
    for block in flat_blocks(page.blocks):
        if isinstance(block, Heading):
            role = lexicon.heading(words_of(block.text))
            about = role.sure and "authentication" in role.concepts
        yield block, about


def schemes_in(
    messages: Iterable[Example], texts: Iterable[Passage], lexicon: Words | None = None
) -> tuple[SchemeEvidence, ...]:
    """The security schemes that examples show and texts name, each once, stated ones first.

    Headers of responses do not count. A sentence that denies a scheme does not either.
    """
    known = lexicon or words()
    found = [one for example in messages for one in _of_message(*example)]
    found += [one for text in texts for one in _of_text(text, known)]
    return _merged(found)


def _merged(found: Iterable[SchemeEvidence]) -> tuple[SchemeEvidence, ...]:
    """Each scheme once. A sentence that only names the Authorization header is no scheme of
    its own where another one says what stands in it.
    """
    merged: dict[tuple[str, str, str | None], SchemeEvidence] = {}
    for one in found:
        key = (one.kind, (one.name or "").casefold(), one.location)
        first = merged.get(key)
        if first is None:
            merged[key] = one
            continue
        better = one if (one.tier, first.tier) == ("stated", "inferred") else first
        weight = first.weight + one.weight
        merged[key] = replace(
            better,
            weight=weight,
            bare=one.bare and first.bare,
            listed=one.listed and first.listed,
        )
    found = _without_bare(list(merged.values()))
    return tuple(sorted(found, key=lambda one: (one.tier != "stated", -one.weight)))


def _without_bare(found: list[SchemeEvidence]) -> list[SchemeEvidence]:
    if not any(one.kind in ("bearer", "basic") for one in found):
        return found
    return [one for one in found if not (one.name == "Authorization" and one.bare)]


def _evidence(scheme: Scheme, span: Span, tier: Tier) -> SchemeEvidence:
    return SchemeEvidence(
        kind=scheme.kind,
        name=scheme.name,
        location=scheme.location,
        span=span,
        tier=tier,
    )


def _of_message(message: Message, block: CodeBlock) -> Iterator[SchemeEvidence]:
    if message.kind == "response":
        return
    for (name, value), line in zip(message.headers, message.header_lines, strict=True):
        if scheme := header_scheme(name, value):
            yield _evidence(scheme, block.line(line), "inferred")
    span = block.line(message.line)
    for name, value in message.query:
        if scheme := query_scheme(name, value):
            yield _evidence(scheme, span, "inferred")
    plain = message.auth is not None and message.header("authorization") is None
    if plain or _USER.match(message.url or ""):
        yield _evidence(BASIC, span, "inferred")


def row_schemes(
    row: TableRow, lexicon: Words | None = None
) -> Iterator[SchemeEvidence]:
    """The scheme of a row of a table of headers, or of a label and its value.

    Read: `| Authorization | string | Bearer {token} |`, `| 认证方式 | Bearer Token |`. Not
    read: a row of a body table whose member is called `token`, as it has no hyphen.
    """
    if len(row.cells) < 2:
        return
    known = lexicon or words()
    if len(row.cells) == 2 and known.credential.search(row.cells[0].value[:200]):
        yield from _of_text(row.cells[1].text, known)
    name = row.cells[0].value.strip(" `*")
    rest = " ".join(cell.value for cell in row.cells[1:])[:_LONGEST]
    scheme = None
    if name.casefold() == "authorization":
        said = re.search(r"\b(bearer|basic)\b", rest, re.IGNORECASE)
        scheme = header_scheme(name, said[1] if said else rest)
    elif re.fullmatch(r"[A-Za-z]\w{0,40}(?:-\w{1,40}){1,6}", name):
        scheme = header_scheme(name)
    if scheme is not None:
        yield _evidence(scheme, row.cells[0].span, "stated")


def says_public(text: str) -> bool:
    """Whether a text says that an operation needs no credentials.

    Read: "**Public** — no authentication required", "无需登录". Not read: "no token is needed
    if the room is open", "the public key of the room".
    """
    known = words()
    plain = visible(text[:_LONGEST]).text
    return any(
        known.public.search(sentence[0].strip()) is not None
        and known.public_if.search(sentence[0]) is None
        for sentence in _SENTENCE.finditer(plain)
    )


@lru_cache(maxsize=16384)
def _schemes(sentence: str, known: Words) -> tuple[Found, ...]:
    return tuple(schemes_of_sentence(sentence, known))


def _of_text(text: Passage, known: Words) -> Iterator[SchemeEvidence]:
    for sentence in _SENTENCE.finditer(text.value[:_LONGEST]):
        seen: set[Scheme] = set()
        for scheme, start, end in _schemes(sentence[0], known):
            if scheme in seen:
                continue
            seen.add(scheme)
            span = text.part(sentence.start() + start, sentence.start() + end)
            bare = ":" not in sentence[0][start:end]
            yield replace(_evidence(scheme, span, "stated"), bare=bare)
