"""Operations: which belong together, and what changed in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from docmill.openapi.diff.bodies import compare_body, compare_responses
from docmill.openapi.diff.change import Changes
from docmill.openapi.diff.parameters import compare_parameters
from docmill.openapi.diff.schemas import Schemas
from docmill.openapi.diff.security import compare_security
from docmill.openapi.document import METHODS, is_map
from docmill.openapi.node import Node

_NAME = re.compile(r"\{([^{}]*)\}")
_PAGINATION = "x-docmill-pagination"
_PROSE = ("summary", "description")


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation and the path item that it stands in."""

    method: str
    path: str
    node: Node
    item: Node

    @property
    def label(self) -> str:
        """How reports call it."""
        return f"{self.method.upper()} {self.path}"

    @property
    def route(self) -> tuple[str, str]:
        """What the server sees: the method and the path without parameter names."""
        return self.method, _NAME.sub("{}", self.path)

    @property
    def path_names(self) -> list[str]:
        """The names of the path parameters, in order."""
        return _NAME.findall(self.path)


def operations(document: Node) -> list[Operation]:
    """All operations of a document, in its order."""
    return [
        Operation(method, path, operation, item)
        for path, item in document.members("paths").items()
        for method in METHODS
        if (operation := item.get(method)) is not None and is_map(operation.value)
    ]


def compare_operations(
    old: Node, new: Node, changes: Changes, schemas: Schemas
) -> None:
    """Note operations that came and went, and what changed in those that stayed."""
    olds, news = operations(old), operations(new)
    pairs = list(_pairs(olds, news))
    matched_old = {id(before) for before, _ in pairs}
    matched_new = {id(after) for _, after in pairs}
    for before in olds:
        if id(before) not in matched_old:
            is_announced = before.node.flag("deprecated")
            rule = (
                "operation-removed-deprecated" if is_announced else "operation-removed"
            )
            changes.add(
                rule,
                before.label,
                detail=before.node.text("operationId"),
                old=before.node,
            )
    for after in news:
        if id(after) not in matched_new:
            name = after.node.text("operationId")
            changes.add("operation-added", after.label, detail=name, new=after.node)
    for before, after in pairs:
        _compare(before, after, changes, schemas)


def _pairs(
    olds: Sequence[Operation], news: Sequence[Operation]
) -> Iterator[tuple[Operation, Operation]]:
    """Operations that belong together: by path, by what the server sees, by operationId.

    Paths that differ in nothing but names are one to the server; some documents have such.
    """
    for key in (_label, _route, _operation_id):
        found = {key(new): new for new in news if key(new)}
        pairs = [(old, found.pop(key(old))) for old in olds if key(old) in found]
        yield from pairs
        matched = {id(operation) for pair in pairs for operation in pair}
        olds = [old for old in olds if id(old) not in matched]
        news = [new for new in news if id(new) not in matched]


def _label(operation: Operation) -> str:
    return operation.label


def _route(operation: Operation) -> tuple[str, str]:
    return operation.route


def _operation_id(operation: Operation) -> str:
    return operation.node.text("operationId")


def _compare(
    old: Operation, new: Operation, changes: Changes, schemas: Schemas
) -> None:
    note = partial(changes.add, where=new.label, old=old.node, new=new.node)
    if old.route != new.route:
        note("operation-moved", detail=f"from {old.label}")
    before, after = old.node.text("operationId"), new.node.text("operationId")
    if before != after:
        note("operation-renamed", detail=f"{before or 'none'} → {after or 'none'}")
    if old.node.flag("deprecated") != new.node.flag("deprecated"):
        is_new = new.node.flag("deprecated")
        note("operation-deprecated" if is_new else "operation-undeprecated")
    if old.node.data("tags") != new.node.data("tags"):
        note("operation-tags-changed")
    if [old.node.text(key) for key in _PROSE] != [new.node.text(key) for key in _PROSE]:
        note("description-changed")
    compare_security(old.node, new.node, new.label, changes)
    _compare_pagination(old.node, new.node, new.label, changes)
    renamed = dict(zip(old.path_names, new.path_names, strict=False))
    compare_parameters(
        (old.item, old.node), (new.item, new.node), renamed, new.label, changes, schemas
    )
    compare_body(old.node, new.node, new.label, changes, schemas)
    compare_responses(old.node, new.node, new.label, changes, schemas)


def _compare_pagination(old: Node, new: Node, where: str, changes: Changes) -> None:
    before, after = old.data(_PAGINATION), new.data(_PAGINATION)
    if before != after:
        kind = "added" if before is None else "removed" if after is None else "changed"
        changes.add(f"pagination-{kind}", where, old=old, new=new)
