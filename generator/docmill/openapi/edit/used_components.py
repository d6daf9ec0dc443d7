"""What each operation and component of a document uses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from docmill.openapi.document import METHODS, Json, is_map
from docmill.openapi.pointer import lookup, pointer
from docmill.openapi.references import references, target

_OWNER = re.compile(
    rf"/(?:paths|webhooks)/[^/]+(?:/(?:{'|'.join(METHODS)})(?=/|$))?"
    r"|/components/[^/]+/[^/]+"
)
_PART = re.compile(r"(/components/schemas/[^/]+)/allOf/[0-9]+/\$ref")


@dataclass(frozen=True, slots=True)
class Usage:
    """The operations, path items and components by place, and what each refers to."""

    edges: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, data: Mapping[str, Json]) -> Usage:
        """What the parts of a document use."""
        edges: dict[str, set[str]] = {place: set() for place in _places(data)}
        for source, used in _uses(data):
            if used in edges:
                edges.setdefault(source, set()).add(used)
        return cls(edges)

    def spare(self, removed: Iterable[str]) -> frozenset[str]:
        """What nobody needs where some operations are removed, they themselves included.

        What no operation uses in the first place stays.
        """
        unwanted = self._reach(removed)
        unwanted |= {place for place in self.edges if "/pathItems/" in place}
        return frozenset(unwanted - self._reach(self.edges.keys() - unwanted))

    def _reach(self, start: Iterable[str]) -> set[str]:
        found, todo = set[str](), list(start)
        while todo:
            place = todo.pop()
            if place not in found:
                found.add(place)
                todo.extend(self.edges.get(place, ()))
        return found


def _places(data: Mapping[str, Json]) -> Iterator[str]:
    yield ""
    for section in ("paths", "webhooks"):
        for name, item in _maps(data.get(section)):
            yield pointer(section, name)
            yield from (pointer(section, name, key) for key in METHODS if key in item)
    for section, items in _maps(data.get("components")):
        yield from (pointer("components", section, name) for name in items)


def _uses(data: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    for place, reference in references(data):
        used = _owner(target(reference))
        yield _owner(place), used
        # A schema with a discriminator stands for those that build on it.
        heir = _PART.fullmatch(place)
        if heir and "discriminator" in _get(data, used):
            yield used, heir[1]
    for place in _places(data):
        yield place, place.rpartition("/")[0]
        mapping = _get(data, f"{place}/discriminator/mapping")
        if place.startswith("/components/schemas/"):
            for value in mapping.values():
                yield place, _owner(_schema(str(value)))


def _schema(name: str) -> str:
    """The place that a value of a discriminator's mapping means."""
    return target(name) if "/" in name else pointer("components", "schemas", name)


def _owner(place: str) -> str:
    found = _OWNER.match(place)
    return found[0] if found else ""


def _get(data: Mapping[str, Json], place: str) -> Mapping[str, Json]:
    try:
        value = lookup(data, place)
    except LookupError:
        return {}
    return value if is_map(value) else {}


def _maps(value: Json) -> Iterator[tuple[str, dict[str, Json]]]:
    for name, item in value.items() if is_map(value) else ():
        if is_map(item):
            yield name, item
