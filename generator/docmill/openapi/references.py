"""`$ref`: where references stand in a document, and what they may point to.

Here, references lead into the document itself; `bundle` has made those to other files
so. Nothing is ever read from the network because a document says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from docmill.diagnostics.model import Diagnostics
from docmill.openapi import allowances
from docmill.openapi.document import Json, OpenApi, is_list, is_map
from docmill.openapi.pointer import lookup, pointer
from docmill.openapi.positions import shorten
from docmill.openapi.tracked_copy import copy

_NAMED = frozenset(
    (
        "callbacks",
        "content",
        "definitions",
        "$defs",
        "dependentSchemas",
        "encoding",
        "examples",
        "headers",
        "links",
        "mapping",
        "parameters",
        "pathItems",
        "paths",
        "patternProperties",
        "properties",
        "requestBodies",
        "responses",
        "schemas",
        "scopes",
        "securitySchemes",
        "variables",
        "webhooks",
    )
)
"""Keys of mappings whose own keys are names, not keywords."""

_LITERAL = frozenset(("const", "default", "enum", "example", "value"))
"""Keys of values that are data: a `$ref` in them is no reference."""

MOST_REFERENCES = 100
"""More references that lead from one to the other are taken for a circle."""


def references(data: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """Each reference of a document: the pointer of its `$ref` and what it says.

    Examples, defaults, enums and extensions are data and not looked into.
    """
    for place, node in nodes(data):
        if isinstance(node.get("$ref"), str):
            yield f"{place}/$ref", node["$ref"]


def nodes(data: Mapping[str, Json]) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """Each mapping with its pointer that is neither data nor a table of names, in order."""
    todo: list[tuple[str, Any, bool]] = [("", data, False)]
    while todo:
        place, node, named = todo.pop()
        if is_list(node):
            todo += [
                (f"{place}/{index}", item, False)
                for index, item in reversed(list(enumerate(node)))
                if isinstance(item, dict | list)
            ]
        else:
            if not named:
                yield place, node
            todo += reversed(list(children(place, node, named)))


def children(
    path: str, node: Mapping[str, Any], named: bool
) -> Iterator[tuple[str, Any, bool]]:
    """The mappings and lists in a mapping that are no data, with their pointers.

    `named` says, of the mapping and with each part, that its keys are names.
    """
    for key, value, is_named in members(node, named):
        yield path + pointer(key), value, is_named


def members(node: Mapping[str, Any], named: bool) -> Iterator[tuple[str, Any, bool]]:
    """As `children`, with keys in place of pointers."""
    for key, value in node.items():
        if not isinstance(value, dict | list):
            continue
        if not named and (key in _LITERAL or key.startswith("x-")):
            continue
        is_list_of_literals = key == "examples" and isinstance(value, list)
        if not named and is_list_of_literals:
            continue
        yield key, value, not named and key in _NAMED


def mappings(data: Mapping[str, Json]) -> Iterator[tuple[str, str, str]]:
    """Each place that a discriminator maps a value to: pointer of the mapping, value, place.

    A name of a schema is no place, see `names_place`.
    """
    todo: list[tuple[str, Any, bool]] = [("", data, False)]
    while todo:
        path, node, named = todo.pop()
        if is_list(node):
            todo += [
                (f"{path}/{index}", item, False) for index, item in enumerate(node)
            ]
        elif is_map(node):
            found = node.get("mapping") if path.endswith("/discriminator") else None
            for value, place in (found if is_map(found) else {}).items():
                if isinstance(place, str) and names_place(place):
                    yield f"{path}/mapping", value, place
            todo += reversed(list(children(path, node, named)))


def names_place(text: str) -> bool:
    """Whether a text of a discriminator's mapping is a reference, not a schema's name."""
    return "#/" in text or text.endswith((".json", ".yaml", ".yml"))


def target(reference: str) -> str:
    """The JSON Pointer that a local reference means: `#/a%20b` is `/a b`."""
    return unquote(reference.removeprefix("#"))


class Circle(LookupError):
    """References that lead from one to the other without end."""


def follow(data: Mapping[str, Json], node: Json) -> Json:
    """What a node stands for: itself, or what its chain of `$ref` ends in.

    Raises LookupError or ValueError where a reference leads nowhere, which cannot be in
    a document that has passed `check_references`.
    """
    for _ in range(MOST_REFERENCES):
        if not is_map(node) or not isinstance(node.get("$ref"), str):
            return node
        node = lookup(data, target(node["$ref"]))
    raise Circle


def resolved(
    document: OpenApi, diagnostics: Diagnostics, allow: Collection[str] | None = None
) -> OpenApi | None:
    """A document all of whose references lead somewhere within it.

    Reports those that do not. Gives None unless all of them are allowed; these are left
    out, so that an empty object stands in their place.
    """
    found = Diagnostics()
    if check_references(document, found):
        return document
    allowances.apply(found, allow)
    diagnostics.extend(found)
    return None if found.has_errors else _without_broken(document)


def _without_broken(document: OpenApi) -> OpenApi:
    data = {key: copy(value) for key, value in document.data.items()}
    for place, reference in list(references(data)):
        if _problem(document, reference) is not None:
            del lookup(data, place.removesuffix("/$ref"))["$ref"]
    return OpenApi(data, document.locate)


def check_references(document: OpenApi, diagnostics: Diagnostics) -> bool:
    """Whether every `$ref` leads somewhere within the document; reports those that do not."""
    fine = True
    checked: set[str] = set()
    for place, reference in references(document.data):
        if reference in checked:
            continue
        problem = _problem(document, reference)
        if problem is None:
            checked.add(reference)
            continue
        fine = False
        code, message, hint = problem
        diagnostics.error(code, message, document.locate(place), hint=hint)
    return fine


def _problem(document: OpenApi, reference: str) -> tuple[str, str, str] | None:
    shown = repr(shorten(reference, 200))
    if not reference.startswith("#"):
        return (
            "ref-external",
            f"the reference {shown} leads out of the document",
            "docmill follows references within the document and to files in its folder",
        )
    try:
        node = lookup(document.data, target(reference))
    except (LookupError, ValueError):
        return (
            "ref-unresolved",
            f"nothing in the document is at {shown}",
            "correct the reference, or add what it names",
        )
    if _is_circle(document, node):
        return "ref-loop", f"the reference {shown} leads back to itself", "break it"
    return None


def _is_circle(document: OpenApi, node: Json) -> bool:
    try:
        follow(document.data, node)
    except Circle:
        return True
    except (LookupError, ValueError):
        return False  # told where the next reference of the chain stands
    return False
