"""Names of functions, and the groups that operations with tags belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docmill.client.planner.modules.call_variants import FunctionNames
from docmill.client.planner.modules.client_classes import BASE_METHODS
from docmill.client.planner.modules.functions import TagGroup
from docmill.client.planner.names.python_names import Names
from docmill.client.planner.operations.find import Extra, PlannedOperation
from docmill.config.model import ClientConfig
from docmill.naming import ANNOTATION_NAMES

_KINDS = ("async", "iter", "async iter")
_IMPORTED = frozenset(("m", "save", "save_async", "twin"))
"""What modules of functions import: a function in its place would be called instead."""


def function_names(
    operations: Sequence[PlannedOperation], names: Names
) -> dict[str, FunctionNames]:
    """The names of the functions of each operation, by the operation's id.

    What is new takes no name of what was there: of functions, of those beside them, and
    of groups.
    """
    pointers = {item.found.id: item.found.node.pointer for item in operations}
    old = names.kept.get("functions", {})
    known = [item for item in operations if item.found.id in old]
    beside = [twin for item in known for twin in _twins(old[item.found.id])]
    for item in known:
        for extra in item.extras:
            beside += _extra_names(extra, old[item.found.id])
    simple = names.functions(
        "functions",
        pointers,
        # A function in place of `list` would take it from its own annotations.
        reserved=BASE_METHODS | ANNOTATION_NAMES | _IMPORTED,
        taken={
            *beside,
            *names.kept.get("groups", {}).values(),
            *names.kept.get("other functions", {}).values(),
        },
    )
    taken = {*map(str, simple.values()), *_IMPORTED}
    extras = {item.found.id: item.extras for item in operations}
    found: dict[str, FunctionNames] = {}
    for key, name in simple.items():
        asynchronous, pages, asynchronous_pages = (
            names.twin(f"{kind} of {key}", twin, taken)
            for kind, twin in zip(_KINDS, _twins(name), strict=True)
        )
        found[key] = FunctionNames(
            sync=name,
            asynchronous=asynchronous,
            pages=pages,
            asynchronous_pages=asynchronous_pages,
            extras={
                extra: (
                    names.twin(f"{extra} of {key}", sync, taken),
                    names.twin(f"async {extra} of {key}", twin, taken),
                )
                for extra in extras[key]
                for sync, twin in [_extra_names(extra, name)]
            },
        )
    return found


def _twins(name: str) -> tuple[str, str, str]:
    """The names beside that of a function: to await, to loop over, to loop and await."""
    stem = name.rstrip("_")
    return f"{stem}_async", f"iter_{name}", f"iter_{stem}_async"


def _extra_names(extra: Extra, name: str) -> tuple[str, str]:
    """The names of a function beside the call, and of its async twin."""
    stem = name.rstrip("_")
    if extra == "body":
        return f"{stem}_with_body", f"{stem}_with_body_async"
    return f"{extra}_{name}", f"{extra}_{stem}_async"


def tag_of(operation: PlannedOperation) -> str | None:
    """The first tag of an operation that is a text."""
    tags = operation.found.node.items("tags")
    return next((tag for tag in tags if isinstance(tag, str) and tag.strip()), None)


def groups_of(
    operations: Sequence[PlannedOperation],
    functions: Mapping[str, FunctionNames],
    names: Names,
    config: ClientConfig,
) -> dict[str, TagGroup]:
    """A group for each tag, where the configuration asks for groups."""
    if config.group_by != "tag":
        return {}
    pointers = {
        tag: operation.found.node.child("tags", 0)
        for operation in operations
        if (tag := tag_of(operation)) is not None
    }
    # Operations without a tag stay methods of the client itself.
    loose = {functions[o.found.id].sync for o in operations if tag_of(o) is None}
    attributes = names.functions("groups", pointers, reserved=BASE_METHODS | loose)
    classes = names.groups(pointers)
    return {
        tag: TagGroup(tag=tag, attribute=attributes[tag], class_name=classes[tag])
        for tag in pointers
    }
