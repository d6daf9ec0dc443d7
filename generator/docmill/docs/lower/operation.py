"""One page to one operation: the place of every row, and what it states."""

from __future__ import annotations

import re

from docmill.diagnostics.model import Diagnostics
from docmill.docs.cells import urls
from docmill.docs.cells.urls import Address
from docmill.docs.facts import LooseRow, OperationPage, Text
from docmill.docs.lower.context import Context
from docmill.docs.lower.examples import request_example, response_example
from docmill.docs.lower.parameters import Described, place
from docmill.docs.lower.responses import responses, with_result
from docmill.docs.lower.tables import read_tables
from docmill.docs.model import (
    JSON,
    PAGE,
    STATED,
    Body,
    Content,
    Example,
    Field,
    Object,
    Operation,
)
from docmill.openapi.source_map import Origin

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")


def lower(
    page: OperationPage, reference: str, tag: str | None, context: Context
) -> Operation | None:
    """The operation of a page. None where its URL is none; that has been reported.

    `reference` is the page's path as the document quotes it, `tag` the group of pages it
    belongs to.
    """
    diagnostics = context.diagnostics
    address = _address(page, context)
    if address is None:
        return None
    refused: list[LooseRow] = []
    tables = read_tables(page, refused, context)
    described = Described(
        in_address=tables.parts.get("address", ()),
        in_table=tables.parts.get("parameters", ()),
        address=address,
        url=page.url,
    )
    rest = context.dialect.place(page.method.value)
    placed = place(described, rest, refused, diagnostics)
    name = _operation_id(page, diagnostics)
    stated = tuple(responses(page, refused, diagnostics))
    sent = request_example(page, diagnostics)
    received = _content(
        page, tables.parts.get("response"), response_example(page, diagnostics)
    )
    return Operation(
        source=page.source,
        title=page.title,
        request=page.url,
        id=name,
        method=page.method.value,
        address=address,
        tags=(tag,) if tag else (),
        summary=_summary(page),
        description=_description(page),
        parameters=placed.parameters,
        host_parameters=placed.host,
        body=_body(_content(page, placed.body, sent)),
        responses=with_result(stated, received),
        forms=tables.forms,
        refused=tuple(refused),
        reference=reference,
    )


def _content(
    page: OperationPage, fields: tuple[Field, ...] | None, example: Example | None
) -> Content | None:
    """The request or response body that tables describe; None where there is none."""
    if fields is None:
        return None
    return Content(
        JSON,
        Object(fields),
        Origin(page.title.span, PAGE, STATED),
        examples=(example,) if example else (),
    )


def _body(content: Content | None) -> Body | None:
    if content is None:
        return None
    return Body((content,), required=any(f.required for f in content.fields) or None)


def _address(page: OperationPage, context: Context) -> Address | None:
    address = urls.parse(
        page.url.value, context.profile.server_version if context.profile else None
    )
    if address is None:
        context.diagnostics.error(
            "url-invalid",
            f"{page.url.value[:200]!r} is not the URL of an operation",
            page.url.span,
            hint="write the full URL: https://host/v1/path/{parameter}",
        )
    elif address.rest:
        context.diagnostics.warning(
            "url-with-query",
            "the URL does not end with its path",
            page.url.span,
            hint=f"{address.rest[:40]} was left out; describe parameters in the table",
        )
    return address


def _operation_id(page: OperationPage, diagnostics: Diagnostics) -> str:
    if _IDENTIFIER.fullmatch(page.title.value):
        return page.title.value
    stem = page.source.path.rpartition("/")[2].removesuffix(".md")
    words = re.findall(r"[A-Za-z0-9]+", stem) or [page.method.value.lower()]
    name = words[0] + "".join(word[:1].upper() + word[1:] for word in words[1:])
    name = name if name[0].isalpha() else f"operation{name}"
    diagnostics.warning(
        "title-not-an-identifier",
        f"the title {page.title.value[:100]!r} cannot name an operation",
        page.title.span,
        hint=f"the operation was named {name} after the file",
    )
    return name


def _summary(page: OperationPage) -> Text:
    """The first line of the description; the title where there is none."""
    if page.description is None:
        return page.title
    first = page.description.value.split("\n")[0].strip()
    return Text(first, page.description.span)


def _description(page: OperationPage) -> Text | None:
    if page.description is None or page.notes is None:
        return page.description or page.notes
    text = f"{page.description.value}\n\n{page.notes.value}"
    return Text(text, page.description.span)
