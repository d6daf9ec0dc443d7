"""Each operation once, under one id and one path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from docmill.diagnostics.model import Diagnostics, Related
from docmill.docs.cells.urls import PARAMETERS
from docmill.docs.merge.names import INVALID, pascal
from docmill.docs.model import Operation

Place = tuple[str, ...]


def distinct_operations(
    operations: Iterable[Operation], diagnostics: Diagnostics
) -> tuple[Operation, ...]:
    """Each method and path once, each operationId once.

    Of two pages of one operation the first counts; so it is with two hosts, because a
    document has one operation for a path. Of two operations of one id the later is renamed
    after its group of pages, or numbered; ids that differ in the case of the first letter
    count as one.
    """
    kept: list[Operation] = []
    by_place: dict[Place, Operation] = {}
    by_id: dict[str, Operation] = {}
    paths: dict[Place, str] = {}
    for given in operations:
        address = given.address
        shape = (address.version or "", _shape(address.path))
        path = paths.setdefault(shape, address.path)
        operation = _aligned(given, path, diagnostics)
        place = (operation.method, *shape)
        if first := by_place.get(place):
            _report_repeated(operation, first, diagnostics)
            continue
        if first := by_id.get(pascal(operation.id)):
            operation = _renamed(operation, first, by_id, diagnostics)
        by_place[place] = by_id[pascal(operation.id)] = operation
        kept.append(operation)
    return tuple(kept)


def _report_repeated(
    operation: Operation, first: Operation, diagnostics: Diagnostics
) -> None:
    apart = operation.source is not first.source
    where, what = ("on two pages", "page") if apart else ("twice", "description")
    diagnostics.warning(
        "operation-repeated",
        f"{operation.method} {operation.address.path} is described {where}",
        operation.request.span,
        hint=f"this {what} was left out; remove it or correct its URL",
        related=(Related(first.request.span, f"the {what} that was read"),),
    )


def _shape(path: str) -> str:
    """A path without the names of its parameters: OpenAPI takes such paths for the same."""
    return PARAMETERS.sub("{}", path)


def _aligned(operation: Operation, path: str, diagnostics: Diagnostics) -> Operation:
    """The operation under a path that another page spelled with other placeholders.

    Two such paths in one document are invalid (OpenAPI 3.1, section 4.8.8.1), and the
    names of path parameters are never sent.
    """
    if operation.address.path == path:
        return operation
    own, shared = (PARAMETERS.findall(text) for text in (operation.address.path, path))
    names = {a[1:-1]: b[1:-1] for a, b in zip(own, shared, strict=True)}
    diagnostics.warning(
        "path-parameter-renamed",
        f"another page calls the parameters of this path {', '.join(shared)}",
        operation.request.span,
        hint="the names of the first page were used",
    )
    parameters = (
        replace(p, name=names.get(p.name, p.name)) if p.place == "path" else p
        for p in operation.parameters
    )
    return replace(
        operation,
        address=replace(operation.address, path=path),
        parameters=tuple(parameters),
    )


def _renamed(
    operation: Operation,
    first: Operation,
    taken: Mapping[str, Operation],
    diagnostics: Diagnostics,
) -> Operation:
    group = INVALID.sub("", next(iter(operation.tags), operation.method.capitalize()))
    candidates = (
        f"{operation.id}{pascal(group)}{n or ''}" for n in range(len(taken) + 2)
    )
    name = next(name for name in candidates if pascal(name) not in taken)
    diagnostics.warning(
        "operation-id-repeated",
        f"two operations are called {operation.id}",
        operation.title.span,
        hint=f"this one was named {name}",
        related=(Related(first.title.span, "the other one"),),
    )
    return replace(operation, id=name)
