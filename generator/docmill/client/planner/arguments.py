"""The keyword arguments of a function: parameters, then what the body is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docmill.client.literals import Code, Identifier, compose, identifier, join, mapping
from docmill.client.plan import Argument
from docmill.client.planner.annotations import Annotations
from docmill.client.planner.bodies import BodyField
from docmill.client.planner.docs import sentences, with_facts
from docmill.client.planner.names import Names
from docmill.client.planner.operations import PlannedOperation
from docmill.client.planner.parameters import PlannedParameter
from docmill.client.planner.wording import Wording
from docmill.client.types import PyType, optional, without_none
from docmill.naming import value_name

RESERVED = frozenset(
    [
        "client",
        "deadline",
        "headers",
        "max_items",
        "options",
        "retries",
        "self",
        "timeout",
        "validation",
    ]
)
"""What every function takes beside the parameters of its operation."""

_NONE = Code("None")
_UNSET = Code("UNSET")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedArgument:
    """An argument with its documentation.

    `data` may hold examples, as the schema at `schema` may; that is empty where there is
    none.
    """

    argument: Argument
    wire: str
    schema: str
    data: dict[str, Any]
    type: PyType
    text: str

    @property
    def required(self) -> bool:
        """Whether it has to be given."""
        return self.argument.default is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """All arguments of an operation, and the mappings that hand them on."""

    all: tuple[PlannedArgument, ...]
    parameters: tuple[tuple[str, Identifier], ...]
    fields: tuple[tuple[str, Identifier], ...]
    body: Identifier | None

    def call(self, left_out: frozenset[str] = frozenset()) -> Code:
        """The arguments of `client.call` after the operation.

        `left_out` are parameters and fields that the caller does not take.
        """
        values = mapping((k, v) for k, v in self.parameters if k not in left_out)
        parts = [values] if self.parameters or self.fields or self.body else []
        if self.fields:
            parts.append(mapping((k, v) for k, v in self.fields if k not in left_out))
        elif self.body:
            parts.append(self.body)
        return join("", (compose("{}, ", part) for part in parts))


def arguments_of(
    operation: PlannedOperation, names: Names, writer: Annotations, words: Wording
) -> Arguments:
    """The arguments of an operation, required ones first."""
    fields = operation.body.fields if operation.body else None
    keys = {p.argument_key: p.pointer for p in operation.parameters}
    simple = {value_name(key) for key in keys}
    field_keys = {
        field.name: (
            f"body:{field.name}" if value_name(field.name) in simple else field.name
        )
        for field in fields or ()
    }
    places = keys | {field_keys[field.name]: field.pointer for field in fields or ()}
    whole = operation.body is not None and fields is None
    python = names.values(places, reserved=RESERVED | {"body"} if whole else RESERVED)
    planned = [
        _parameter(p, python[p.argument_key], writer, words)
        for p in operation.parameters
    ]
    planned += [
        _field(f, python[field_keys[f.name]], writer, words) for f in fields or ()
    ]
    if whole:
        planned.append(_whole_body(operation, writer, words))
    return Arguments(
        all=tuple(sorted(planned, key=lambda item: not item.required)),
        parameters=tuple((key, python[key]) for key in keys),
        fields=tuple((name, python[key]) for name, key in field_keys.items()),
        body=identifier("body") if whole else None,
    )


def _parameter(
    parameter: PlannedParameter, name: Identifier, writer: Annotations, words: Wording
) -> PlannedArgument:
    is_required = (
        parameter.required and not parameter.from_client and not parameter.idempotency
    )
    text = with_facts(parameter.data, parameter.schema, words)
    if parameter.from_client:
        text = sentences((text, words.from_client), words)
    if parameter.idempotency:
        text = sentences((text, words.idempotency), words)
    nullable = parameter.nullable and parameter.place != "path"
    item = parameter.type if nullable else without_none(parameter.type)
    return PlannedArgument(
        argument=_argument(name, item, is_required, nullable, writer),
        wire=parameter.argument_key,
        schema=parameter.schema_place,
        data=parameter.data,
        type=item,
        text=text,
    )


def _field(
    field: BodyField, name: Identifier, writer: Annotations, words: Wording
) -> PlannedArgument:
    # What is referred to explains itself.
    schema = field.data if "$ref" in field.data else field.schema
    text = with_facts(field.data, schema, words)
    if field.idempotency:
        text = sentences((text, words.idempotency), words)
    is_required = field.required and not field.idempotency
    return PlannedArgument(
        argument=_argument(name, field.type, is_required, field.nullable, writer),
        wire=field.name,
        schema=field.pointer,
        data=field.data,
        type=field.type,
        text=text,
    )


def _whole_body(
    operation: PlannedOperation, writer: Annotations, words: Wording
) -> PlannedArgument:
    assert operation.body is not None
    body = operation.body
    annotation = writer.accepted(body.type)
    if not body.required:
        annotation = _with_unset(annotation, writer)
    default = None if body.required else _UNSET
    return PlannedArgument(
        argument=Argument(
            name=identifier("body"), annotation=annotation, default=default
        ),
        wire="body",
        schema="",
        data=body.content.data,
        type=body.type,
        text=with_facts(body.description, {}, words) or body.media_types[0],
    )


def _argument(
    name: Identifier,
    item: PyType,
    is_required: bool,
    nullable: bool,
    writer: Annotations,
) -> Argument:
    if is_required:
        return Argument(name=name, annotation=writer.accepted(item), default=None)
    if nullable:
        annotation = _with_unset(writer.accepted(item), writer)
        return Argument(name=name, annotation=annotation, default=_UNSET)
    return Argument(
        name=name, annotation=writer.accepted(optional(item)), default=_NONE
    )


def _with_unset(annotation: Code, writer: Annotations) -> Code:
    writer.needs.update(("UNSET", "Unset"))
    return compose("{} | Unset", annotation)


def client_values(
    operation: PlannedOperation, attributes: Mapping[str, Identifier]
) -> list[Code]:
    """The `Parameter(...)` of each parameter of an operation."""
    return [
        parameter.code(
            attributes.get(parameter.name) if parameter.from_client else None
        )
        for parameter in operation.parameters
    ]
