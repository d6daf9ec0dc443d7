"""The title and the name of a service whose pages do not declare them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docmill.docs.assemble.naming import without_ornaments
from docmill.docs.facts import Text
from docmill.docs.markdown.inline import prose
from docmill.docs.markdown.page import Block, Heading, ListBlock, Page, Paragraph
from docmill.docs.markdown.passages import words
from docmill.docs.model import Operation

_GENERIC = frozenset(
    [
        "api",
        "www",
        "openapi",
        "localhost",
        "dev",
        "test",
        "app",
        "rest",
        "docs",
        "staging",
        "sandbox",
        "example",
        "com",
        "v1",
        "v2",
        "http",
        "127",
        "0",
    ]
)
_LINK = re.compile(
    r"\s*(?:<?https?://\S{1,400}|\[[^\[\]]{1,200}\]\([^()\s]{1,400}\))\s*"
)


def title_of(pages: Sequence[Page]) -> Text | None:
    """The title of the set: the front matter or the first heading of its only page.

    A first heading that has only links below it, such as "Links", is none if others follow.
    """
    if len(pages) != 1:
        return None
    matter = pages[0].front_matter.get("title")
    if matter is not None and matter.value:
        return Text(words(matter).strip("\"'"), matter.span)
    blocks = pages[0].blocks
    found = [n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 1]
    if len(found) > 1 and _only_links(blocks[found[0] + 1 : found[1]]):
        del found[0]
    if not found or any(
        isinstance(b, Heading) and b.level > 1 for b in blocks[: found[0]]
    ):
        return None
    heading = blocks[found[0]]
    assert isinstance(heading, Heading)
    return Text(words(heading.text), heading.span)


def _only_links(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and all(
        isinstance(block, ListBlock)
        and all(_LINK.fullmatch(item.text.value) for item in block.items)
        for block in blocks
    )


def introduction_of(
    pages: Sequence[Page], operations: Sequence[Operation]
) -> Text | None:
    """What the API is: the paragraph right below the first heading of the only page.

    Reads "Rent boats by the hour."; must not read a row of badges, a lead-in that ends in
    a colon, "Send requests to https://…" nor the description of an operation.
    """
    if len(pages) != 1:
        return None
    blocks = pages[0].blocks
    at = next((n for n, b in enumerate(blocks) if isinstance(b, Heading)), None)
    if at is None or at + 1 == len(blocks):
        return None
    heading, block = blocks[at], blocks[at + 1]
    if not isinstance(heading, Heading) or heading.level != 1:
        return None
    if not isinstance(block, Paragraph) or block.quoted or block.summary:
        return None
    if any(o.title.span == heading.span for o in operations):
        return None
    text = prose(block.text.value)
    if "://" in text or not words(block.text).endswith((".", "!", "。", "！")):
        return None
    return Text(text, block.text.span)


def without_title(
    operations: Sequence[Operation], title: Text | None
) -> tuple[Operation, ...]:
    """The operations, where the title of all pages is no tag: it sorts nothing."""
    if title is None:
        return tuple(operations)
    named = without_ornaments(title.value)
    return tuple(
        replace(o, tags=tuple(tag for tag in o.tags if tag != named))
        for o in operations
    )


def name_of(url: str, title: Text | None, pages: Sequence[Page]) -> str:
    """The name of the service: a telling label of the host, else the title or folder."""
    host = re.sub(r"^[a-z+]+://", "", url).split("/")[0].split(":")[0]
    labels = [
        label
        for label in host.split(".")[:-1]
        if label not in _GENERIC and "{" not in label
    ]
    if labels and not host.replace(".", "").isdigit():
        return re.sub(r"[^a-z0-9\-]", "", labels[0].casefold()) or "service"
    words_ = re.findall(r"[A-Za-z0-9]+", title.value) if title else []
    words_ = [
        w.casefold()
        for w in words_
        if w.casefold()
        not in ("api", "the", "reference", "docs", "rest", "documentation", "v1")
    ]
    if words_:
        return "-".join(words_[:3])
    parts = pages[0].source.path.split("/")
    return next(
        (p for p in reversed(parts[:-1]) if p not in ("docs", "api", "pages", "doc")),
        "service",
    )
