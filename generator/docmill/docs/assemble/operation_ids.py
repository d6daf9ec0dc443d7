"""Operation ids: from titles, else from method and path, each once in a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docmill.diagnostics.source import Span
from docmill.docs.model import Operation

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:[.\-][A-Za-z0-9_]+)*")
_WORDS = 7
"""A title of more words is a sentence."""
# What stands before all paths of a service and tells nothing: `/api/v1`, `/rest/2.0`.
_BASE = re.compile(r"(?:api|rest|v?\d{1,3}(?:\.\d{1,3}){0,2})", re.I)


def title_id(title: str, articles: frozenset[str]) -> str | None:
    """The id that a title gives: itself, or its words; None where it gives none.

    `listUsers` and "List users" give `listUsers`, "Get a user" `getUser` without its article,
    "Login" `login`; a title in other letters than ASCII gives none.
    """
    if _IDENTIFIER.fullmatch(title) and len(title) > 2:
        if re.fullmatch(r"[A-Z][a-z]+", title):
            return title.lower()
        return camel(title.split("-")) if "-" in title else title
    parts = re.findall(r"[A-Za-z0-9]+", title.replace("'s", ""))
    told = [part for part in parts if part.lower() not in articles]
    if title.isascii() and 1 < len(told) <= _WORDS and parts[0][0].isalpha():
        return camel(told)
    return None


def path_id(method: str, path: str, whole: bool = False) -> str:
    """`getUsersById` of `GET /api/v1/users/{id}`: a name that follows from the request alone.

    `whole`: with the segments that stand before all paths of a service.
    """
    segments = path.strip("/").split("/")
    while not whole and len(segments) > 1 and _BASE.fullmatch(segments[0]):
        segments = segments[1:]
    parts: list[str] = []
    for segment in segments:
        if match := re.fullmatch(r"\{([^{}]+)\}", segment):
            parts += ["by", *re.findall(r"[A-Za-z0-9]+", match[1])]
        else:
            parts += re.findall(r"[A-Za-z0-9]+", segment)
    verb = method.lower()
    parts = parts if path.strip("/") else ["root"]
    return camel(parts if parts[:1] == [verb] and len(parts) > 1 else [verb, *parts])


def camel(parts: list[str]) -> str:
    """Words as one in camel case; the first keeps its inner capitals."""
    first, *rest = [part for part in parts if part] or ["operation"]
    head = first.lower() if first.isupper() or first[:1].isupper() else first
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def with_ids(
    written: Sequence[Operation], located: Sequence[Operation]
) -> tuple[Operation, ...]:
    """The operations below their base URL (`located`), each with an id of its own.

    `written` has them with the paths of the pages. An id of method and path leaves out what
    the base URL has. Two requests under one title are told apart by their paths; of
    operations elsewhere the later one is, so that an id stays when a page is added.
    """
    given = tuple(
        (
            replace(after, id=path_id(after.method, after.address.path))
            if before.id == path_id(before.method, before.address.path)
            else after
        )
        for before, after in zip(written, located, strict=True)
    )
    return tuple(_told_apart(given, Counter(o.title.span for o in given)))


def _told_apart(
    given: tuple[Operation, ...], shared: Counter[Span]
) -> Iterator[Operation]:
    taken: set[str] = set()
    for operation in given:
        path = operation.address.path
        choices = (
            *([operation.id] if shared[operation.title.span] == 1 else []),
            path_id(operation.method, path),
            path_id(operation.method, path, whole=True),
        )
        if "#" in path:
            choices = (operation.id,)
        name = next((c for c in choices if c.lower() not in taken), operation.id)
        taken.add(name.lower())
        yield replace(operation, id=name)
