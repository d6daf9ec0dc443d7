"""Operations of the document: found, identified, and taken apart."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Literal

from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.client.planner.operations.parameters import PlannedParameter, parameters_of
from docmill.client.planner.operations.planned_bodies import PlannedBody
from docmill.client.planner.operations.request_bodies import body_of
from docmill.client.planner.operations.responses import (
    PlannedContent,
    PlannedResponse,
    file_of,
    responses_of,
    returned,
    stream_of,
)
from docmill.client.planner.operations.same_paths import route
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.types import NONE, PyType
from docmill.openapi.document import METHODS
from docmill.openapi.pointer import pointer

Extra = Literal["stream", "download", "body"]

EXTRAS: tuple[Extra, ...] = ("stream", "download", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An operation and where it stands; `id` is made from method and path if need be."""

    id: str
    method: str
    path: str
    path_node: ObjectAt
    node: ObjectAt


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedOperation:
    """An operation taken apart."""

    found: Found
    parameters: tuple[PlannedParameter, ...]
    body: PlannedBody | None
    responses: tuple[PlannedResponse, ...]

    @property
    def returned(self) -> PyType:
        """What a call returns."""
        return returned(self.responses)

    @property
    def stream(self) -> PlannedContent | None:
        """What a call yields item by item."""
        return stream_of(self.responses)

    @property
    def file(self) -> PlannedContent | None:
        """What a call may write to a file."""
        return file_of(self.responses)

    @property
    def extras(self) -> tuple[Extra, ...]:
        """The functions that the operation has beside its call."""
        has = {
            "stream": self.stream is not None and self.returned != NONE,
            "download": self.file is not None,
            "body": self.body is not None and bool(self.body.others),
        }
        return tuple(extra for extra in EXTRAS if has[extra])


def find(document: DocumentReader) -> list[Found]:
    """All operations in the order of the document.

    One whose operationId another has had is called by its method and path.
    """
    first: dict[str, Found] = {}
    for item in _all(document):
        same = first.get(item.id)
        if same is None:
            first[item.id] = item
        else:
            renamed = _free(_made_id(item.method.lower(), item.path), first)
            first[renamed] = replace(item, id=renamed)
            _note_renamed(document, item)
    return list(first.values())


def take_apart(
    document: DocumentReader,
    schemas: Schemas,
    found: Found,
    client_parameters: Sequence[str],
) -> PlannedOperation:
    """The parameters, body and answers of an operation."""
    parameters = parameters_of(
        document, schemas, found.path_node, found.node, found.path, client_parameters
    )
    return PlannedOperation(
        found=found,
        parameters=tuple(parameters),
        body=body_of(document, schemas, found.node),
        responses=responses_of(document, schemas, found.node, found.method),
    )


def _all(document: DocumentReader) -> Iterator[Found]:
    for path in document.root.mapping("paths"):
        if path.startswith("x-"):
            continue
        if not path.startswith("/"):
            document.warn(
                "path-invalid", "a path begins with a slash", pointer("paths", path)
            )
        node = document.node(pointer("paths", path))
        for method in METHODS:
            if method in node.data:
                operation = document.node(node.child(method))
                yield Found(
                    id=operation.text("operationId") or _made_id(method, path),
                    method=method.upper(),
                    path=route(document, path, node, operation),
                    path_node=node,
                    node=operation,
                )


def _made_id(method: str, path: str) -> str:
    words = re.sub(r"\{([^{}]*)\}", r" by \1 ", path)
    return f"{method} {words}"


def _free(name: str, taken: Container[str]) -> str:
    others = (f"{name} {number}" for number in count(2))
    return next(each for each in chain((name,), others) if each not in taken)


def _note_renamed(document: DocumentReader, found: Found) -> None:
    document.note(
        "operation-renamed",
        f"{found.method} {found.path} is named after that, as another has its operationId",
        found.node.child("operationId"),
    )
