"""`$ref`: where references stand in a document, and what they may point to.

Here, references lead into the document itself; `bundle` has made those to other files
so. Nothing is ever read from the network because a document says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from docmill.diagnostics import Diagnostics
from docmill.openapi.model import Json, OpenApi, is_list, is_map, lookup, pointer
from docmill.openapi.parsing import shorten

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
    todo: list[tuple[str, Any, bool]] = [("", data, False)]
    while todo:
        path, node, named = todo.pop()
        if is_list(node):
            todo += [
                (f"{path}/{index}", item, False)
                for index, item in reversed(list(enumerate(node)))
                if isinstance(item, dict | list)
            ]
        else:
            if not named and isinstance(node.get("$ref"), str):
                yield f"{path}/$ref", node["$ref"]
            todo += reversed(list(_children(path, node, named)))


def _children(
    path: str, node: Mapping[str, Any], named: bool
) -> Iterator[tuple[str, Any, bool]]:
    for key, value in node.items():
        if not isinstance(value, dict | list):
            continue
        if not named and (key in _LITERAL or key.startswith("x-")):
            continue
        is_list_of_literals = key == "examples" and isinstance(value, list)
        if not named and is_list_of_literals:
            continue
        yield path + pointer(key), value, not named and key in _NAMED


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
