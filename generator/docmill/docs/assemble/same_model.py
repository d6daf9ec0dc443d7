"""The model of a page whose properties an example has, though nothing names it."""

from __future__ import annotations

from dataclasses import replace

from docmill.docs.assemble.fields import FieldReader
from docmill.docs.assemble.models import Model
from docmill.docs.model import Field, FieldType, Items, Object
from docmill.docs.nesting.dotted import resolved

_LEAST = 2
"""Properties that an example must share with a model, at least."""


def same_model(shown: FieldType, reader: FieldReader) -> FieldType | None:
    """The type of an example, with what the only model of its page that fits says of it.

    Reads `{"code": …, "kind": …}` on a page with a table "Zone properties" of `code` and
    `kind`; nearly all members must be properties of it, and most of its properties members.
    Members such as `_links`, which no table describes, do not count, and stay. Fields that
    are sent are no such model.
    """
    if isinstance(shown, Items):
        inner = same_model(shown.item, reader)
        return Items(inner) if inner is not None else None
    if not isinstance(shown, Object):
        return None
    names = frozenset(f.name for f in shown.fields if not f.name.startswith("_"))
    own = [m for m in reader.types.models.by_key.values() if _is_of_page(m, reader)]
    found = [model for model in own if _fits(names, model)]
    if len(found) != 1:
        return None
    described = {f.name: f for f in reader.read(resolved(found[0].statements))}
    return Object(tuple(_told(f, described.get(f.name)) for f in shown.fields))


def _told(shown: Field, described: Field | None) -> Field:
    """A member of an example with the description and the values of a property."""
    if described is None or described.type != shown.type:
        return shown
    return replace(
        shown, description=described.description, keywords=described.keywords
    )


def _is_of_page(model: Model, reader: FieldReader) -> bool:
    rows = model.statements
    asked = any(row.required or row.place is not None for row in rows)
    return model.page == reader.types.page and bool(rows) and not asked


def _fits(names: frozenset[str], model: Model) -> bool:
    stated = {row.name.removesuffix("[]") for row in model.statements}
    shared = len(names & stated)
    return (
        shared >= _LEAST and shared * 10 >= len(names) * 9 and shared * 2 > len(stated)
    )
