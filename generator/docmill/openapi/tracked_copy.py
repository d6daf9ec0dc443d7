"""Changes to a copy of a document that keep every part's place of origin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from docmill.diagnostics.source import Span
from docmill.openapi.document import Json, OpenApi, is_list, is_map
from docmill.openapi.pointer import escape, split

Part: TypeAlias = str | int

Origin: TypeAlias = tuple[Callable[[str], Span | None], str]
"""Who knows where a part came from, and under which pointer."""


@dataclass(slots=True)
class Edits:
    """A document that is being changed; the one it began with stays as it was."""

    original: OpenApi
    data: dict[str, Json] = field(init=False)
    _origins: dict[int, dict[Part, Origin]] = field(
        init=False, default_factory=dict[int, dict[Part, Origin]]
    )
    """Origins of members of mappings and lists (by identity) that are not in place."""
    _kept: list[Json] = field(init=False, default_factory=list[Json])
    """The owners in `_origins`, so that no later object takes over their identity."""

    def __post_init__(self) -> None:
        self.data = {key: copy(value) for key, value in self.original.data.items()}

    def document(self) -> OpenApi:
        """The document as it is now."""
        return OpenApi(self.data, self._locate)

    def remove(self, parts: Sequence[Part]) -> None:
        """Remove one member of a mapping or list."""
        owner, last = self._get(parts[:-1]), parts[-1]
        if is_map(owner):
            owner.pop(str(last), None)
            self._origins.get(id(owner), {}).pop(last, None)
        elif is_list(owner) and isinstance(last, int):
            origins = self._list_origins(owner, parts[:-1])
            del owner[last], origins[last]
            self._keep(owner, dict(enumerate(origins)))

    def append(self, parts: Sequence[Part], value: Json, origin: Origin) -> None:
        """Append one value to a list."""
        owner = self._get(parts)
        if is_list(owner):
            origins = self._list_origins(owner, parts)
            owner.append(copy(value))
            self._keep(owner, dict(enumerate([*origins, origin])))

    def merge(
        self, parts: Sequence[Part], update: Mapping[str, Json], origin: Origin
    ) -> None:
        """Merge a mapping into a mapping, as Overlay 1.0 says.

        Mappings are merged, lists concatenated, anything else is replaced.
        """
        owner = self._get(parts)
        if not is_map(owner):
            return
        for key, value in update.items():
            here = _child(origin, key)
            old = owner.get(key)
            if is_map(old) and is_map(value):
                self.merge((*parts, key), value, here)
            elif is_list(old) and is_list(value):
                for index, item in enumerate(value):
                    self.append((*parts, key), item, _child(here, index))
            else:
                owner[key] = copy(value)
                self._keep(owner, {**self._origins.get(id(owner), {}), key: here})

    def _keep(self, owner: Json, origins: dict[Part, Origin]) -> None:
        self._kept.append(owner)
        self._origins[id(owner)] = origins

    def _get(self, parts: Sequence[Part]) -> Json:
        node: Json = self.data
        for part in parts:
            node = _member(node, part)
        return node

    def _list_origins(self, owner: list[Json], parts: Sequence[Part]) -> list[Origin]:
        known = self._origins.get(id(owner))
        if known is not None:
            return [known[index] for index in range(len(owner))]
        origin = self._origin(parts)
        return [_child(origin, index) for index in range(len(owner))]

    def _origin(self, parts: Sequence[Part]) -> Origin:
        """Where the part at a path came from; unknown parts belong to their parents."""
        origin: Origin = (self.original.locate, "")
        node: Json = self.data
        for part in parts:
            key = int(part) if is_list(node) and str(part).isdecimal() else part
            moved = self._origins.get(id(node), {}).get(key)
            origin = moved if moved else _child(origin, key)
            node = _member(node, key)
        return origin

    def _locate(self, pointer: str) -> Span | None:
        locate, place = self._origin(split(pointer))
        return locate(place)


def _member(node: Json, key: Part) -> Json:
    if is_map(node):
        return node.get(str(key))
    if is_list(node) and isinstance(key, int) and key < len(node):
        return node[key]
    return None


def copy(value: Json) -> Json:
    """A copy that shares nothing with the value."""
    if is_map(value):
        return {key: copy(item) for key, item in value.items()}
    if is_list(value):
        return [copy(item) for item in value]
    return value


def _child(origin: Origin, part: Part) -> Origin:
    locate, place = origin
    return locate, f"{place}/{escape(str(part))}"
