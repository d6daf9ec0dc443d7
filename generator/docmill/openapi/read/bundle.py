"""Several files → one document: what stands in other files becomes a component.

A reference may lead to files in the document's own folder or below it, to the whole of
one or to a part. What it leads to is taken into the document once, under the name that
it had, and keeps its place in its file. Addresses with a scheme (`https:`, `file:`) are
left alone: nothing here opens a connection.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import Span
from docmill.files.read import read
from docmill.openapi.document import Json, OpenApi, is_map
from docmill.openapi.pointer import lookup, pointer, split
from docmill.openapi.positions import shorten
from docmill.openapi.read.text import parse_data
from docmill.openapi.references import mappings, references
from docmill.openapi.tracked_copy import Origin, copy

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")
_SECTIONS = frozenset(
    (
        "callbacks",
        "examples",
        "headers",
        "links",
        "parameters",
        "pathItems",
        "requestBodies",
        "responses",
        "securitySchemes",
    )
)
_SECTION_OF = {
    "requestBody": "requestBodies",
    "paths": "pathItems",
    "webhooks": "pathItems",
}


def bundle(
    document: OpenApi,
    path: Path,
    diagnostics: Diagnostics,
    limits: Limits,
    *,
    root: Path | None = None,
) -> OpenApi | None:
    """The document without references to other files; itself where it has none.

    `path` is the file that it was loaded from. Gives None, and reports why, where a
    file cannot be read, has no such part or lies outside the document's folder.
    """
    if not any(_is_file(reference) for _, reference in references(document.data)):
        return document
    work = _Bundle(document, path.resolve(), diagnostics, limits, root)
    return work.run()


def _is_file(reference: str) -> bool:
    return not reference.startswith("#") and not _ADDRESS.match(reference)


@dataclass(slots=True)
class _Bundle:
    document: OpenApi
    main: Path
    diagnostics: Diagnostics
    limits: Limits
    root: Path | None
    data: dict[str, Json] = field(init=False)
    files: dict[Path, OpenApi | None] = field(
        default_factory=dict[Path, OpenApi | None]
    )
    places: dict[tuple[Path, str], str] = field(
        default_factory=dict[tuple[Path, str], str]
    )
    """Where in the document each part of another file has been put."""
    origins: dict[str, Origin] = field(default_factory=dict[str, Origin])
    waiting: deque[tuple[str, Path]] = field(default_factory=deque[tuple[str, Path]])
    """Parts of the document whose references are still those of their file."""
    failed: bool = False

    def run(self) -> OpenApi | None:
        """Take in all that is referred to, and what that refers to."""
        self.data = {key: copy(value) for key, value in self.document.data.items()}
        for owner, reference in self._whole_members():
            self._replace(owner, reference)
        own = [
            link
            for link in _links(self.data)
            if not any(f"{link[0]}/".startswith(f"{place}/") for place in self.origins)
        ]
        for owner, key, reference in own:
            self._rewrite(owner, key, reference, self.main)
        while self.waiting:
            place, file = self.waiting.popleft()
            node = lookup(self.data, place)
            for inner, key, reference in list(_links(node)) if is_map(node) else []:
                self._rewrite(place + inner, key, reference, file)
        return None if self.failed else OpenApi(self.data, self._locate)

    def _whole_members(self) -> list[tuple[str, str]]:
        """Components and path items that are nothing but a reference to a file."""
        return [
            (inner.removesuffix("/$ref"), reference)
            for inner, reference in references(self.data)
            if _is_file(reference)
            and re.fullmatch(r"/(paths|webhooks|components/[^/]+)/[^/]+/\$ref", inner)
            and len(lookup(self.data, inner.removesuffix("/$ref"))) == 1
        ]

    def _replace(self, owner: str, reference: str) -> None:
        """Put what a reference leads to in the place of the reference."""
        target = self._target(reference, self.main, owner)
        if target is not None and target not in self.places and target[0] != self.main:
            self._put(target, owner, owner)

    def _rewrite(self, owner: str, key: str, reference: str, file: Path) -> None:
        """Make a reference of a file, a member of its owner, one of the document."""
        is_local = reference.startswith("#")
        if _ADDRESS.match(reference) or (is_local and file == self.main):
            return
        target = self._target(reference, file, owner)
        if target is None:
            return
        if target[0] == self.main:
            place: str | None = target[1]
        else:
            place = self.places.get(target) or self._put(
                target, self._free(target, owner), owner
            )
        if place is not None:
            lookup(self.data, owner)[key] = f"#{place}"

    def _target(
        self, reference: str, file: Path, owner: str
    ) -> tuple[Path, str] | None:
        """The file and the pointer in it that a reference means."""
        name, _, fragment = reference.partition("#")
        try:
            path = (file.parent / unquote(name)).resolve() if name else file
        except (OSError, ValueError, RuntimeError):
            self._fail("ref-unresolved", f"there is no file {shorten(name)!r}", owner)
            return None
        if not path.is_relative_to(self.main.parent):
            message = (
                f"the file {shorten(name)!r} is outside the folder of the document"
            )
            self._fail("ref-external", message, owner, hint="move it into that folder")
            return None
        if fragment and not fragment.startswith("/"):
            message = f"{shorten(fragment)!r} is not a JSON Pointer"
            self._fail("ref-unresolved", message, owner)
            return None
        # `a.yaml#/` means the whole file to nearly everybody who writes it.
        return path, "" if fragment == "/" else unquote(fragment)

    def _put(self, target: tuple[Path, str], place: str, owner: str) -> str | None:
        """Take a part of a file into the document; its place there."""
        path, fragment = target
        source = self._load(path, owner)
        if source is None:
            return None
        try:
            value = copy(lookup(source.data, fragment))
        except LookupError:
            message = f"nothing in {path.name} is at {shorten(fragment)!r}"
            self._fail("ref-unresolved", message, owner)
            return None
        *parents, name = split(place)
        node = self.data
        for parent in parents:
            node = node.setdefault(parent, {})
        node[name] = value
        self.places[target] = place
        self.origins[place] = (source.locate, fragment)
        self.waiting.append((place, path))
        return place

    def _load(self, path: Path, owner: str) -> OpenApi | None:
        if path not in self.files:
            source = read(path, self.diagnostics, self.limits, root=self.root)
            found = (
                parse_data(source, self.diagnostics, self.limits) if source else None
            )
            if found is None:
                message = f"the file {path.name!r} that is referred to cannot be used"
                self._fail("ref-unresolved", message, owner)
            self.files[path] = found
        return self.files[path]

    def _free(self, target: tuple[Path, str], owner: str) -> str:
        """A place among the components that is not taken: by the target's own name."""
        path, fragment = target
        name = (split(fragment) or (path.stem,))[-1]
        name = _NOT_IN_NAMES.sub("_", name) or "_"
        section = _section(owner)
        taken = self.data.setdefault("components", {}).setdefault(section, {})
        number = 2
        place = pointer("components", section, name)
        while split(place)[-1] in taken:
            place = pointer("components", section, f"{name}_{number}")
            number += 1
        return place

    def _fail(
        self, code: str, message: str, owner: str, *, hint: str | None = None
    ) -> None:
        self.failed = True
        span = self._locate(f"{owner}/$ref")
        self.diagnostics.error(code, message, span, hint=hint)

    def _locate(self, place: str) -> Span | None:
        place = place.removeprefix("#")
        above = place
        while above:
            if above in self.origins:
                locate, start = self.origins[above]
                return locate(start + place[len(above) :])
            above = above.rpartition("/")[0]
        return self.document.locate(place)


def _links(data: dict[str, Json]) -> Iterator[tuple[str, str, str]]:
    """References, and what discriminators map to: pointer of the owner, key, reference."""
    for place, reference in references(data):
        yield place.removesuffix("/$ref"), "$ref", reference
    yield from mappings(data)


def _section(owner: str) -> str:
    """The section of components for what stands in the place of a reference."""
    parts = ("", *split(owner))
    for key in (parts[-1], parts[-2]):
        section = _SECTION_OF.get(key, key)
        if section in _SECTIONS and "properties" not in parts[-3:]:
            return section
    return "schemas"
