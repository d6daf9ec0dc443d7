"""What keywords say of a value beyond its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.node import Node
from docmill.publish.model import Constraint
from docmill.publish.values import bounds, shortened, shown

_MOST_EXAMPLES = 3


def constraints(words: Mapping[str, Json]) -> Iterator[Constraint]:
    """The limits of a value, and what tells its alternatives apart."""
    for keyword, value in bounds(words):
        yield Constraint(keyword=keyword, value=value)
    found = words.get("discriminator")
    key = found.get("propertyName") if is_map(found) else None
    if isinstance(key, str):
        yield Constraint(keyword="discriminator", value=key)


def allowed(words: Mapping[str, Json]) -> tuple[str, ...]:
    """The values that there are."""
    if "const" in words:
        return (shown(words["const"]),)
    values = words.get("enum")
    return tuple(map(shown, values)) if is_list(values) else ()


def examples(words: Mapping[str, Json]) -> tuple[str, ...]:
    """The first examples; `example` is the older way to give one."""
    given = words.get("examples")
    found = given if is_list(given) else []
    if "example" in words:
        found = [words["example"], *found]
    return tuple(dict.fromkeys(map(shown, found)))[:_MOST_EXAMPLES]


def named_examples(node: Node) -> dict[str, Json]:
    """The named examples of a parameter, as a schema has them."""
    named = node.members("examples").values()
    values = [
        item.value["value"]
        for item in named
        if is_map(item.value) and "value" in item.value
    ]
    return {"examples": values} if values else {}


def style(node: Node) -> Iterator[Constraint]:
    """How a parameter is written, where it is not the usual way."""
    name = node.text("style")
    if name not in {"", "form", "simple"}:
        yield Constraint(keyword="style", value=shortened(name))
    if node.data("explode") is False and node.text("in") in {"query", "cookie"}:
        yield Constraint(keyword="explode", value="false")
