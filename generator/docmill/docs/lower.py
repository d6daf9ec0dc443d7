"""One page to one operation: the place of every row, and what it states."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docmill.diagnostics import Diagnostics
from docmill.docs import urls
from docmill.docs.dialect import Dialect
from docmill.docs.doctypes import Named
from docmill.docs.examples import request_example, response_example
from docmill.docs.facts import FieldTable, OperationPage, Part, Text
from docmill.docs.fields import FieldReader
from docmill.docs.model import Field, Form, Keyword, Operation, Parameter, Ref, Response
from docmill.docs.prose import Language

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")

Enums = Callable[[OperationPage, str, Text], Keyword | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What lowering a page needs beside the page."""

    dialect: Dialect
    languages: tuple[Language, ...]
    enums: Enums
    diagnostics: Diagnostics


@dataclass(frozen=True, slots=True)
class _Tables:
    """The tables of a page as fields, by what they describe."""

    parts: dict[Part, tuple[Field, ...]]
    forms: tuple[Form, ...]


def lower(
    page: OperationPage, reference: str, tag: str | None, context: Context
) -> Operation | None:
    """The operation of a page. None where its URL is none; that has been reported.

    `reference` is the page's path as the document quotes it, `tag` the group of pages it
    belongs to.
    """
    address = urls.parse(page.url.value, context.dialect)
    if address is None:
        context.diagnostics.error(
            "url-invalid",
            f"{page.url.value!r} is not a URL of an operation",
            page.url.span,
            hint="write the full URL: https://host/v1/path/{parameter}",
        )
        return None
    tables = _read_tables(page, context)
    place = context.dialect.place(page.method.value)
    placed = _place(page, tables, address, place, context.diagnostics)
    return Operation(
        page=page,
        id=_operation_id(page, context.diagnostics),
        method=page.method.value,
        scheme=address.scheme,
        host=address.host,
        version=address.version,
        path=address.path,
        tag=tag,
        summary=_summary(page),
        description=_description(page),
        parameters=placed.parameters,
        host_parameters=placed.host,
        body=placed.body,
        result=tables.parts.get("response"),
        responses=tuple(_responses(page, context.diagnostics)),
        forms=tables.forms,
        request_example=request_example(page, context.diagnostics),
        response_example=response_example(page, context.diagnostics),
        reference=reference,
    )


def _operation_id(page: OperationPage, diagnostics: Diagnostics) -> str:
    if _IDENTIFIER.fullmatch(page.title.value):
        return page.title.value
    stem = page.source.path.rpartition("/")[2].removesuffix(".md")
    words = re.findall(r"[A-Za-z0-9]+", stem) or [page.method.value.lower()]
    name = words[0] + "".join(word[:1].upper() + word[1:] for word in words[1:])
    name = name if name[0].isalpha() else f"operation{name}"
    diagnostics.warning(
        "title-not-an-identifier",
        f"the title {page.title.value!r} cannot name an operation",
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


def _read_tables(page: OperationPage, context: Context) -> _Tables:
    """Read the rows of every table; models are found by name, in their own part first."""
    models = [table for table in page.tables if table.model is not None]
    parts: dict[Part, tuple[Field, ...]] = {}
    forms: list[Form] = []
    for table in page.tables:
        fields = _fields(page, table, models, context)
        if table.model is None:
            parts[table.part] = (*parts.get(table.part, ()), *fields)
            continue
        forms.append(
            Form(
                key=(page.source.path, models.index(table)),
                name=table.model.value,
                span=table.model.span,
                request=any(row.required is not None for row in table.rows),
                fields=fields,
            )
        )
    return _Tables(parts, tuple(forms))


def _fields(
    page: OperationPage, table: FieldTable, models: list[FieldTable], context: Context
) -> tuple[Field, ...]:
    reader = FieldReader(
        dialect=context.dialect,
        languages=context.languages,
        siblings=tuple(row.name.value for row in table.rows),
        resolve=lambda named: _resolve(page, named, table, models),
        enums=lambda name, text: context.enums(page, name, text),
        diagnostics=context.diagnostics,
    )
    found: dict[str, Field] = {}
    for row in table.rows:
        field = reader.read(row)
        if not field.name:
            context.diagnostics.warning(
                "row-without-name",
                "row has no name",
                row.span,
                hint="it was left out; fill in its first cell",
            )
        elif field.name in found:
            _repeated(field, found[field.name], context.diagnostics)
        else:
            found[field.name] = field
    return tuple(found.values())


def _repeated(field: Field, first: Field, diagnostics: Diagnostics) -> None:
    same = (field.type, field.required) == (first.type, first.required)
    report = diagnostics.warning if same else diagnostics.error
    report(
        "row-repeated",
        f"{field.name} is described twice" + ("" if same else ", in two ways"),
        field.span,
        hint=f"the first row is line {first.span.line}; remove one of them",
    )


def _resolve(
    page: OperationPage, named: Named, table: FieldTable, models: list[FieldTable]
) -> Ref | None:
    """The table that a type cell means.

    Anchors of real pages are wrong as often as right, so the name decides and the anchor
    only tells apart tables of one name. A table that wraps a model of its own name means
    the other one.
    """
    named_so = [m for m in models if m.model and m.model.value == named.name]
    if not named_so:
        named_so = [m for m in models if m.model and _loosely(m, named)]
    if not named_so:
        return None

    def rank(candidate: FieldTable) -> tuple[bool, bool, bool]:
        same_side = (candidate.part == "response") == (table.part == "response")
        anchored = named.anchor in candidate.anchors
        return (
            candidate is table and len(table.rows) == 1,
            not same_side,
            not anchored,
        )

    best = min(named_so, key=rank)
    return Ref(
        (page.source.path, models.index(best)), best.model.value if best.model else ""
    )


def _loosely(table: FieldTable, named: Named) -> bool:
    name = table.model.value if table.model else ""
    anchors = {anchor.casefold() for anchor in table.anchors}
    same_anchor = named.anchor is not None and named.anchor.casefold() in anchors
    return name.casefold() == named.name.casefold() or same_anchor


@dataclass(frozen=True, slots=True)
class _Placed:
    parameters: tuple[Parameter, ...]
    host: tuple[Parameter, ...]
    body: tuple[Field, ...] | None


def _place(
    page: OperationPage,
    tables: _Tables,
    address: urls.Address,
    place: str,
    diagnostics: Diagnostics,
) -> _Placed:
    """Where each parameter goes: the URL decides, then the method."""
    in_address = tables.parts.get("address", ())
    in_table = tables.parts.get("parameters", ())
    by_name = {field.name: field for field in in_table} | {
        f.name: f for f in in_address
    }
    placeholders = (*address.path_parameters, *address.host_parameters)
    for name in placeholders:
        if name not in by_name:
            diagnostics.warning(
                "path-parameter-undescribed",
                f"{{{name}}} of the URL is described in no table",
                page.url.span,
                hint="it was read as a string; add a row for it",
            )
    path = _path_order(in_address, in_table, address.path_parameters)
    parameters = [_path_parameter(name, by_name, in_table) for name in path]
    rest = [f for f in (*in_address, *in_table) if f.name not in placeholders]
    for field in in_address:
        if field.name not in placeholders:
            diagnostics.warning(
                "path-parameter-unknown",
                f"the URL has no {{{field.name}}}",
                field.name_span,
                hint=f"it was read as a {place} parameter",
            )
    if place == "query":
        parameters += _query_parameters(rest)
        rest = []
    return _Placed(
        parameters=tuple(parameters),
        host=tuple(
            _path_parameter(n, by_name, in_table) for n in address.host_parameters
        ),
        body=tuple({f.name: f for f in rest}.values()) or None,
    )


def _query_parameters(fields: list[Field]) -> Iterator[Parameter]:
    """One parameter a name, where both tables have a row for it."""
    for name in dict.fromkeys(field.name for field in fields):
        first, *also = (field for field in fields if field.name == name)
        yield Parameter(name=name, place="query", field=first, also=tuple(also))


def _path_order(
    in_address: tuple[Field, ...], in_table: tuple[Field, ...], names: tuple[str, ...]
) -> tuple[str, ...]:
    described = [
        field.name for field in (*in_address, *in_table) if field.name in names
    ]
    return tuple(dict.fromkeys([*described, *names]))


def _path_parameter(
    name: str, by_name: dict[str, Field], in_table: tuple[Field, ...]
) -> Parameter:
    field = by_name.get(name)
    also = tuple(f for f in in_table if f.name == name and f is not field)
    return Parameter(name=name, place="path", field=field, also=also)


def _responses(page: OperationPage, diagnostics: Diagnostics) -> Iterator[Response]:
    """The response codes, those of several rows joined."""
    found: dict[str, list[tuple[str, int]]] = {}
    for index, row in enumerate(page.codes):
        code = row.code.value
        if not re.fullmatch(r"[1-5]\d\d", code):
            diagnostics.warning(
                "status-unknown",
                f"{code!r} is not an HTTP status code",
                row.code.span,
                hint="the row was left out; codes are numbers from 100 to 599",
            )
            continue
        found.setdefault(code, []).append((_code_text(page, index), index))
    for code, texts in found.items():
        lines = dict.fromkeys(text for text, _ in texts if text)
        yield Response(
            status=code,
            description="\n".join(lines),
            spans=tuple(page.codes[index].span for _, index in texts),
        )


def _code_text(page: OperationPage, index: int) -> str:
    row = page.codes[index]
    text = row.description.value.strip()
    if row.explanation is not None and row.explanation.value:
        text = f"{text} ({row.explanation.value})" if text else row.explanation.value
    if row.error is not None and row.error.value:
        text = f"{row.error.value}: {text}" if text else row.error.value
    return text
