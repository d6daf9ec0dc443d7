"""Names of functions, and the groups that operations with tags belong to."""

from __future__ import annotations

from collections.abc import Sequence

from docmill.client.literals import Identifier, identifier
from docmill.client.planner.clients import BASE_METHODS
from docmill.client.planner.functions import FunctionNames, TagGroup
from docmill.client.planner.names import Names
from docmill.client.planner.operations import PlannedOperation
from docmill.config import ClientConfig
from docmill.naming import allocate, class_name


def function_names(
    operations: Sequence[PlannedOperation], names: Names
) -> dict[str, FunctionNames]:
    """The names of the functions of each operation, by the operation's id."""
    places = {item.found.id: item.found.node.pointer for item in operations}
    simple = names.functions(places, reserved=BASE_METHODS)
    taken = {str(name) for name in simple.values()}
    return {
        key: FunctionNames(
            sync=name,
            asynchronous=_free(f"{name.rstrip('_')}_async", taken),
            pages=_free(f"iter_{name}", taken),
            asynchronous_pages=_free(f"iter_{name.rstrip('_')}_async", taken),
        )
        for key, name in simple.items()
    }


def tag_of(operation: PlannedOperation) -> str | None:
    """The first tag of an operation that is a text."""
    tags = operation.found.node.items("tags")
    return next((tag for tag in tags if isinstance(tag, str) and tag.strip()), None)


def groups_of(
    operations: Sequence[PlannedOperation], names: Names, config: ClientConfig
) -> dict[str, TagGroup]:
    """A group for each tag, where the configuration asks for groups."""
    if config.group_by != "tag":
        return {}
    places = {
        tag: operation.found.node.child("tags", 0)
        for operation in operations
        if (tag := tag_of(operation)) is not None
    }
    attributes = names.functions(
        places, reserved=BASE_METHODS | _methods(operations, names)
    )
    classes = allocate(
        places, lambda tag: f"{class_name(config.names.get(tag, tag))}Operations"
    )
    return {
        tag: TagGroup(
            tag=tag, attribute=attributes[tag], class_name=identifier(classes[tag])
        )
        for tag in places
    }


def _methods(operations: Sequence[PlannedOperation], names: Names) -> frozenset[str]:
    """The operations without a tag, which stay methods of the client itself."""
    found = function_names(operations, names)
    return frozenset(
        found[item.found.id].sync for item in operations if tag_of(item) is None
    )


def _free(name: str, taken: set[str]) -> Identifier:
    while name in taken:
        name += "_"
    return identifier(name)
