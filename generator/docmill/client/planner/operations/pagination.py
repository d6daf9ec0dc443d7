"""Paging as the `x-docmill-pagination` extension of an operation describes it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from docmill.client.literals import Code, compose, join, literal
from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.types import ANY, ListType, Named, PyType, without_none
from docmill.openapi.document import Json

EXTENSION = "x-docmill-pagination"
_STYLES = ("page", "marker", "offset")
_REQUEST = ("page", "size", "marker", "offset")
_ANSWER = {"items": "items", "total": "total", "next": "next_marker", "more": "more"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPagination:
    """How an operation pages; `arguments` are the wire names that it sets itself."""

    code: Code
    item: PyType
    arguments: frozenset[str]


def pagination_of(
    document: DocumentReader,
    schemas: Schemas,
    operation: ObjectAt,
    answer: PyType,
    known: Collection[str],
    body_fields: Collection[str],
) -> PlannedPagination | None:
    """The paging of an operation; None where it does not page.

    `known` are the keys of the parameters; what is not among these or the members of the
    body is reported and not used.
    """
    if EXTENSION not in operation.data:
        return None
    node = ObjectAt(operation.child(EXTENSION), operation.mapping(EXTENSION))
    style, request, paths = (
        node.text("style"),
        node.mapping("request"),
        node.mapping("response"),
    )
    names = {key: str(request[key]) for key in _REQUEST if request.get(key)}
    unknown = [name for name in names.values() if name not in {*known, *body_fields}]
    if style not in _STYLES or not paths.get("items") or unknown or style not in names:
        document.warn(
            "pagination-invalid",
            "the paging is not of a known style, or names what the operation does not have",
            node.pointer,
            hint="style is page, marker or offset, request names its parameters, response.items"
            " the list",
        )
        return None
    parts = [_keyword("style", style)]
    parts += [_keyword(key, name) for key, name in names.items()]
    if all(name in body_fields and name not in known for name in names.values()):
        parts.append(_keyword("in_body", True))
    parts += [
        _keyword(name, _path(paths[key]))
        for key, name in _ANSWER.items()
        if paths.get(key)
    ]
    return PlannedPagination(
        code=compose("Pagination({})", join(", ", parts)),
        item=_item(schemas, answer, _path(paths["items"])),
        arguments=frozenset(names.values())
        - ({names["size"]} if "size" in names else set()),
    )


def _keyword(name: str, value: Json) -> Code:
    return Code(f"{name}={literal(value)}")


def _path(value: Json) -> tuple[str, ...]:
    return tuple(str(value).split("."))


def _item(schemas: Schemas, answer: PyType, path: tuple[str, ...]) -> PyType:
    """The type of one item: what the list at a path in the answer holds."""
    current = without_none(answer)
    for name in path:
        current = without_none(schemas.resolve(current))
        if not isinstance(current, Named) or current.pointer not in schemas.models:
            return ANY
        pointers = schemas.models[current.pointer].properties.get(name)
        current = without_none(schemas.property_type(pointers)) if pointers else ANY
    return current.item if isinstance(current, ListType) else ANY
