"""The first page of a site with several services: the list of them, and what a search finds.

What is searched stands in the page as data, so that it works from a file; the script is
the one that searches within the page of a service.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from docmill.publish.model import Badge, Field, Html, Operation, Prose, Reference
from docmill.publish.render.html import Surroundings, render

_SHOWN = 80
_LEAD = 300
_TAG = re.compile("<[^>]*>")
_OPERATION, _SCHEMA, _FIELD, _ANSWER = range(4)
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}

Row = tuple[str, str, int, str, int, str, str]
"""What can be found: its name, what it belongs to, its kind, the method of an operation,
the position of its service, its anchor there, and the first words about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An operation in the list."""

    title: str
    method: str
    path: str
    href: str
    badge: Badge | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service in the list; `href` is that of its page in the language of the list."""

    anchor: str
    title: str
    version: str
    summary: str
    href: str
    schemas: int
    calls: tuple[Call, ...]

    @property
    def count(self) -> int:
        """How many operations it has."""
        return len(self.calls)


def page(
    title: str,
    language: str,
    references: Sequence[Reference],
    hrefs: Sequence[str],
    surroundings: Surroundings,
    folders: tuple[Path, ...],
) -> str:
    """The page in a language; `hrefs` are those of the pages of the services."""
    pairs = list(zip(references, hrefs, strict=True))
    return render(
        "site/index.html.jinja",
        language,
        surroundings,
        folders,
        title=title,
        services=tuple(_service(reference, href) for reference, href in pairs),
        data=data(references, hrefs),
    )


def data(references: Sequence[Reference], hrefs: Sequence[str]) -> Html:
    """All that can be found, as JSON that ends no script element and no line."""
    found = {
        "pages": list(hrefs),
        "rows": [
            row
            for number, reference in enumerate(references)
            for row in _rows(reference, number)
        ],
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return Html(text.translate(_ESCAPES))


def _service(reference: Reference, href: str) -> Service:
    calls = [call for group in reference.groups for call in group.operations]
    return Service(
        anchor=f"service-{reference.name}",
        title=reference.title,
        version=reference.version,
        summary=reference.summary or _beginning(reference.description),
        href=href,
        schemas=len(reference.schemas),
        calls=tuple(_call(call, href) for call in (*calls, *reference.webhooks)),
    )


def _call(call: Operation, href: str) -> Call:
    return Call(
        title=call.title,
        method=call.method,
        path=call.path,
        href=f"{href}#{call.anchor}",
        badge=call.badge,
    )


def _rows(reference: Reference, service: int) -> Iterator[Row]:
    yield reference.title, "", _SCHEMA, "", service, "", reference.summary[:_SHOWN]
    for group in reference.groups:
        for call in group.operations:
            yield from _operation(call, reference, service)
    for call in reference.webhooks:
        yield from _operation(call, reference, service)
    for schema in reference.schemas:
        about = _first_words(schema.value.description)
        hint, anchor = reference.title, schema.anchor
        yield schema.name, hint, _SCHEMA, "", service, anchor, about
        owner = f"{schema.name} · {reference.title}"
        yield from _fields(schema.value.children, owner, service)


def _operation(call: Operation, reference: Reference, service: int) -> Iterator[Row]:
    hint = f"{call.path} {call.operation_id}"
    about = f"{reference.title} {_first_words(call.description)}"
    yield call.title, hint, _OPERATION, call.method, service, call.anchor, about
    owner = f"{call.title} · {reference.title}"
    for fields in call.parameters.values():
        yield from _fields(fields, owner, service)
    for content in call.body.contents if call.body else ():
        if content.value.schema is None:
            yield from _fields(content.value.children, owner, service)
    for answer in call.responses:
        if answer.is_error:
            about = _first_words(answer.description)
            name = f"{answer.status} {answer.phrase}".strip()
            yield name, owner, _ANSWER, "", service, answer.anchor, about


def _fields(fields: Sequence[Field], owner: str, service: int) -> Iterator[Row]:
    for field in fields:
        yield field.name, owner, _FIELD, "", service, field.anchor, ""
        yield from _fields(field.children, owner, service)


def _beginning(prose: Prose | None) -> str:
    """The first paragraph of a description, as plain text."""
    first = prose.html.partition("</p>")[0] if prose else ""
    return unescape(_TAG.sub("", first)).strip()[:_LEAD]


def _first_words(prose: Prose | None) -> str:
    return " ".join(prose.markdown.split())[:_SHOWN] if prose else ""
