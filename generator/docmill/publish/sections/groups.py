"""Operations by their tags, and what uses which schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docmill.openapi.node import Node
from docmill.publish.context import Context
from docmill.publish.model import Field, Group, Link, Operation


def groups(
    context: Context, operations: Sequence[tuple[str, Operation]]
) -> tuple[Group, ...]:
    """The operations by tag: tags in the order of the document, then those it only uses."""
    described = {node.text("name"): node for node in context.root.items("tags")}
    used = {tag for tag, _ in operations}
    names = [name for name in described if name in used]
    names += [tag for tag, _ in operations if tag not in described]
    return tuple(
        _group(
            context,
            name,
            described.get(name),
            tuple(operation for tag, operation in operations if tag == name),
        )
        for name in dict.fromkeys(names)
    )


def _group(
    context: Context, name: str, node: Node | None, operations: tuple[Operation, ...]
) -> Group:
    return Group(
        anchor=context.anchors.new(f"tag-{name}" if name else "operations"),
        title=name,
        description=context.described(node.value, 3) if node else None,
        operations=operations,
    )


def uses(
    operations: Iterable[Operation], schemas: Iterable[tuple[Link, Field]]
) -> dict[str, tuple[Link, ...]]:
    """The operations and schemas that use a schema directly, by the link to that."""
    found: dict[str, dict[Link, None]] = {}
    for operation in operations:
        link = Link(label=operation.title, href=f"#{operation.anchor}")
        for href in _in_operation(operation):
            found.setdefault(href, {})[link] = None
    for link, value in schemas:
        for inner in (*value.children, *value.variants):
            for href in _in_field(inner):
                found.setdefault(href, {})[link] = None
        if value.schema:
            found.setdefault(value.schema.href, {})[link] = None
    return {href: tuple(links) for href, links in found.items()}


def _in_operation(operation: Operation) -> Iterator[str]:
    for fields in operation.parameters.values():
        for field in fields:
            yield from _in_field(field)
    for content in operation.body.contents if operation.body else ():
        yield from _in_field(content.value)
    for response in operation.responses:
        for field in response.headers:
            yield from _in_field(field)
        for content in response.contents:
            yield from _in_field(content.value)


def _in_field(field: Field) -> Iterator[str]:
    """The schemas of a value; those within a named one are that one's."""
    if field.schema:
        yield field.schema.href
        return
    for inner in (*field.children, *field.variants):
        yield from _in_field(inner)
