"""Which operations page, by the names of their parameters and of their responses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docmill.docs.model import (
    Field,
    FieldType,
    FormKey,
    Items,
    Object,
    Operation,
    Ref,
)
from docmill.docs.profiles.profile import Profile
from docmill.openapi.document import Json

_DEPTH = 3


@dataclass(frozen=True, slots=True)
class _Object:
    """An object in a response: its dotted path and its members."""

    path: tuple[str, ...]
    members: Mapping[str, Field]

    def at(self, names: Sequence[str]) -> str | None:
        """The dotted path of the first of these members that the object has."""
        found = next((name for name in names if name in self.members), None)
        return ".".join((*self.path, found)) if found else None

    @property
    def arrays(self) -> list[str]:
        """The dotted paths of the arrays of objects, else of all arrays."""
        arrays = {
            name: f.type
            for name, f in self.members.items()
            if isinstance(f.type, Items)
        }
        objects = [
            name
            for name, type_ in arrays.items()
            if isinstance(type_.item, Ref | Object)
        ]
        return [".".join((*self.path, name)) for name in objects or arrays]


def detect(operation: Operation, profile: Profile | None) -> dict[str, Json] | None:
    """The `x-docmill-pagination` of an operation; None where it does not page.

    An operation pages where its parameters and its response both have the names of one
    style of the profile's `[paging]`, and the response has just one array beside them.
    """
    if profile is None:
        return None
    names = {p.name for p in operation.parameters if p.place == "query"}
    for content in operation.body.contents if operation.body else ():
        names |= {field.name for field in content.fields}
    objects = list(_objects(operation))
    for style, words in profile.table("paging").items():
        request = _request(style, words, names)
        if request is None:
            continue
        for found in objects:
            response = _response(style, words, found)
            if response is not None:
                return {"style": style, "request": request, "response": response}
    return None


def _request(
    style: str, words: Mapping[str, Any], names: set[str]
) -> dict[str, Json] | None:
    position = next((name for name in words[style] if name in names), None)
    if position is None:
        return None
    size = next((name for name in words["size"] if name in names), None)
    return {style: position} | ({"size": size} if size else {})


def _response(
    style: str, words: Mapping[str, Any], found: _Object
) -> dict[str, Json] | None:
    needed = "next" if style == "marker" else "total"
    place = found.at(words[needed])
    if place is None or len(found.arrays) != 1:
        return None
    response: dict[str, Json] = {"items": found.arrays[0], needed: place}
    more = found.at(words["more"]) if "more" in words else None
    return response | ({"more": more} if more else {})


def _objects(operation: Operation) -> Iterator[_Object]:
    """The response and the objects in it, from the outside in; no array is entered."""
    forms = {form.key: form.fields for form in operation.forms}
    success = operation.success
    contents = success.contents if success else ()
    level: list[tuple[tuple[str, ...], Sequence[Field], frozenset[FormKey]]]
    level = [((), contents[0].fields if contents else (), frozenset())]
    for _ in range(_DEPTH):
        below: list[tuple[tuple[str, ...], Sequence[Field], frozenset[FormKey]]] = []
        for path, fields, seen in level:
            yield _Object(path, {field.name: field for field in fields})
            for field in fields:
                key = field.type.form if isinstance(field.type, Ref) else None
                members = _members(field.type, forms)
                if members is not None and key not in seen:
                    now = seen | {key} if key is not None else seen
                    below.append(((*path, field.name), members, now))
        level = below


def _members(
    type_: FieldType, forms: Mapping[FormKey, Sequence[Field]]
) -> Sequence[Field] | None:
    """The properties of an object; None where a type is no object of known properties."""
    match type_:
        case Ref(form, _):
            return forms.get(form)
        case Object(fields, _):
            return fields
        case _:
            return None
