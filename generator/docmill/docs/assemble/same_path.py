"""Path parameters that one operation describes and another of the same path does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docmill.docs.model import INFERRED, Anything, Field, Operation, Parameter

SAME_PATH = "same-path"
"""The rule of what another operation of the path states."""


def same_path(operations: Sequence[Operation]) -> list[Operation]:
    """The operations, with path parameters described as their neighbours describe them.

    `DELETE /users/{id}` without a table has the `id` of `GET /users/{id}` with one: the
    segment of a path is one thing, whatever the method.
    """
    known: dict[tuple[str, str], Field] = {}
    for operation in operations:
        for parameter in operation.parameters:
            if parameter.place == "path" and _tells(parameter.field):
                assert parameter.field is not None
                known.setdefault(
                    (operation.address.path, parameter.name), parameter.field
                )
    return [
        replace(
            o, parameters=tuple(_told(p, o.address.path, known) for p in o.parameters)
        )
        for o in operations
    ]


def _tells(field: Field | None) -> bool:
    return field is not None and not isinstance(field.type, Anything)


def _told(
    parameter: Parameter, path: str, known: dict[tuple[str, str], Field]
) -> Parameter:
    if parameter.place != "path" or parameter.field is not None:
        return parameter
    field = known.get((path, parameter.name))
    if field is None:
        return parameter
    shared = replace(field, rule=SAME_PATH, tier=INFERRED, required=None, unused=())
    return replace(parameter, field=shared)
