"""Examples: where they stand in a document, and the schema that each should fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.media_types import is_json
from docmill.openapi.pointer import lookup, pointer, split
from docmill.openapi.references import nodes, target


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A value, where it stands, and the pointer of its schema."""

    place: str
    schema: str
    value: Json

    @property
    def is_sent(self) -> bool:
        """Whether it is part of a request."""
        return not {"requestBody", "requestBodies"}.isdisjoint(split(self.schema))


def examples(data: Mapping[str, Json]) -> Iterator[Example]:
    """The examples of schemas, parameters and headers, and of media types of JSON."""
    for place, node in nodes(data):
        if not node.keys().isdisjoint(("example", "examples")):
            yield from _of(data, place, node)


def _of(
    data: Mapping[str, Json], place: str, node: Mapping[str, Json]
) -> Iterator[Example]:
    schema = _schema_of(place, node)
    if schema is None:
        return
    if "example" in node:
        yield Example(place=f"{place}/example", schema=schema, value=node["example"])
    several = node.get("examples")
    if is_list(several):
        for index, value in enumerate(several):
            where = f"{place}/examples/{index}"
            yield Example(place=where, schema=schema, value=value)
    elif is_map(several) and schema != place:
        for name, item in several.items():
            yield from _named(data, place + pointer("examples", name), item, schema)


def _named(
    data: Mapping[str, Json], place: str, item: Json, schema: str
) -> Iterator[Example]:
    """The value of an example object, which may be a reference to one."""
    if is_map(item) and isinstance(item.get("$ref"), str):
        place = target(item["$ref"])
        try:
            item = lookup(data, place)
        except (LookupError, ValueError):
            return
    if is_map(item) and "value" in item:
        yield Example(place=f"{place}/value", schema=schema, value=item["value"])


def _schema_of(place: str, node: Mapping[str, Json]) -> str | None:
    """The schema for the examples of an object; None where none is known."""
    parts = split(place)
    if "content" in parts[-2:-1]:
        is_checked = "schema" in node and is_json(parts[-1])
        return f"{place}/schema" if is_checked else None
    if "schema" in node:
        return f"{place}/schema"
    is_other = "content" in node or "in" in node or "examples" in parts[:2]
    return None if is_other or parts[:2] == ("components", "examples") else place
