"""Names that are paths: `address.city`, `items[].id`, `items.N.id`, `address[city]`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from docmill.docs.rows.statements import Statement

_STEP = re.compile(r"[^.\[\]]+|\[[^\[\]]{0,80}\]")
_INDEX = re.compile(r"\[(?:\d{0,4}|[a-z*]|\.\.\.|\*)\]|N|\d{1,3}|\{[iInN]\}")
_KEY = re.compile(r"\{\w{1,40}\}|<\w{1,40}>")
_EACH = "*"
_OPEN = re.compile(r"\b(?:object|map|dict|dictionary|hash|record)\b|对象", re.I)
_ARRAY = "[]"
_VALUES = "additionalProperties"
"""The step from a map to its values, as JSON Schema calls it."""
_MOST_STEPS = 24


def split(name: str) -> tuple[str, ...]:
    """The steps of a name; `[]` stands for the items of an array.

    A name of more steps than a person would nest is one step. `a.N.b`, `A.n.b`, `a[0].b`
    and `a[].b` are `a`, `[]`, `b`; `a[b]` is `a`, `b`; `a.` is `a`; `a.{id}` are the
    values of a map.
    """
    if name.startswith(("$", "@", "/", ":")) or not re.search(
        r"[.\[]", name.strip(".")
    ):
        return (name.rstrip(".") or name,)
    steps: list[str] = []
    for match in _STEP.finditer(name.strip(".")):
        step = match[0]
        if steps and (_INDEX.fullmatch(step) or _is_count(steps[-1], step)):
            steps.append(_ARRAY)
        elif steps and _KEY.fullmatch(step):
            steps.append(_VALUES)
        else:
            steps.append(step.strip("[]\"'"))
    found = tuple(step for step in steps if step)
    return found if 0 < len(found) <= _MOST_STEPS else (name,)


def _is_count(before: str, step: str) -> bool:
    """Whether `n` is a count, as in `Filter.n.Name`; not in `m.n.o`."""
    return step == "n" and before[:1].isupper() and len(before) > 1


def resolved(rows: Iterable[Statement]) -> tuple[Statement, ...]:
    """The rows with dotted names below the row that they are a property of.

    A parent that no row describes is made up, without a type: its properties say that it
    is an object.
    """
    tree: list[_Node] = []
    for row in rows:
        inner = replace(row, children=resolved(row.children)) if row.children else row
        _insert(tree, list(split(inner.name)), inner)
    return tuple(node.statement() for node in tree)


class _Node:
    """A field and the fields below it; `array` where a step behind it was an index."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.row: Statement | None = None
        self.first: Statement | None = None
        self.array = False
        self.below: list[_Node] = []

    @property
    def is_open(self) -> bool:
        """Whether its row calls it an object: then `*` stands for any of its names."""
        type_ = self.row.type if self.row is not None else None
        return type_ is not None and _OPEN.search(type_.value) is not None

    def statement(self) -> Statement:
        base = self.row or self.first
        assert base is not None
        if self.row is None:
            base = Statement(
                name=self.name,
                name_passage=base.name_passage,
                place=base.place,
                source=base.source,
                span=base.span,
            )
        below = tuple(node.statement() for node in self.below)
        name = self.name + (_ARRAY if self.array else "")
        if not below and name == base.name:
            return base
        return replace(base, name=name, children=(*base.children, *below))


def _insert(tree: list[_Node], steps: list[str], row: Statement) -> None:
    name, *rest = steps
    node = next((n for n in tree if n.name == name), None)
    if node is None or (not rest and node.row is not None):
        node = _Node(name)
        tree.append(node)
    node.first = node.first or row
    while rest and rest[0] in (_ARRAY, _EACH):
        if rest[0] == _EACH and node.is_open:
            rest = [_VALUES, *rest[1:]]
        else:
            node.array = True
            rest = rest[1:]
    if rest:
        _insert(node.below, rest, row)
    else:
        node.row = row if node.row is None else _with_items(node.row, row)


def _with_items(array: Statement, items: Statement) -> Statement:
    """The row of an array with what the row of its items adds: `tags` and `tags[]`."""
    return replace(
        array,
        type=items.type or array.type,
        description=array.description or items.description,
        children=(*array.children, *items.children),
    )
