"""The keyword arguments of a function: parameters, then what the body is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docmill.client.literals import (
    Code,
    Identifier,
    compose,
    identifier,
    literal,
    mapping,
)
from docmill.client.plan import Argument
from docmill.client.planner.modules.call_layout import Handed
from docmill.client.planner.modules.extra_arguments import (
    BODY,
    CONTENT_TYPE,
    PlannedArgument,
    content_type_argument,
    whole_arguments,
)
from docmill.client.planner.names.python_names import Names
from docmill.client.planner.operations.find import PlannedOperation
from docmill.client.planner.operations.parameters import PlannedParameter
from docmill.client.planner.operations.planned_bodies import BodyField
from docmill.client.planner.schemas.annotations import Annotations
from docmill.client.planner.text.docstrings import sentences, with_facts
from docmill.client.planner.text.words import Wording
from docmill.client.types import PyType, optional, without_none
from docmill.naming import value_name
from docmill.openapi.document import Json

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

_ARGUMENTS = identifier("arguments")
_CHOSEN = (Handed(code=compose("content_type={}", CONTENT_TYPE)),)
_NONE = Code("None")
_UNSET = Code("UNSET")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """All arguments of an operation, and the mappings that hand them on.

    `whole` are those of the function that sends the body in one of the media types that
    do not suit its fields.
    """

    all: tuple[PlannedArgument, ...]
    parameters: tuple[tuple[str, Identifier], ...]
    fields: tuple[tuple[str, Identifier], ...]
    body: Identifier | None
    has_content_type: bool
    whole: tuple[PlannedArgument, ...]

    def call(self, left_out: frozenset[str] = frozenset()) -> list[Handed]:
        """The arguments of `client.call` after the operation.

        `left_out` are parameters and fields that the caller does not take.
        """
        values = [(k, v) for k, v in self.parameters if k not in left_out]
        has_more = self.fields or self.body
        parts = [self._members(_ARGUMENTS, values)] if values or has_more else []
        if self.fields:
            fields = [(k, v) for k, v in self.fields if k not in left_out]
            parts.append(self._members(BODY, fields))
        elif self.body:
            parts.append(Handed(code=self.body))
        return [*parts, *_CHOSEN] if self.has_content_type and not left_out else parts

    def whole_call(self) -> list[Handed]:
        """The same for the function that takes the body as a whole."""
        values = self._members(_ARGUMENTS, self.parameters)
        return [values, Handed(code=BODY), *_CHOSEN]

    def _members(
        self, name: Identifier, members: Sequence[tuple[str, Identifier]]
    ) -> Handed:
        taken = {item.argument.name for item in self.all}
        free = identifier(f"{name}_") if name in taken else name
        return Handed(code=mapping(members), name=free if members else None)


def arguments_of(
    operation: PlannedOperation, names: Names, writer: Annotations, words: Wording
) -> Arguments:
    """The arguments of an operation, required ones first."""
    fields = operation.body.fields if operation.body else None
    keys = [p.argument_key for p in operation.parameters]
    simple = {value_name(key) for key in keys}
    field_keys = {
        field.name: (
            f"body:{field.name}" if value_name(field.name) in simple else field.name
        )
        for field in fields or ()
    }
    pointers = {f"{p.location}:{p.name}": p.pointer for p in operation.parameters}
    pointers |= {f"body:{field.name}": field.pointer for field in fields or ()}
    texts = dict(zip(pointers, (*keys, *field_keys.values()), strict=True))
    whole = operation.body is not None and fields is None
    chosen = operation.body is not None and operation.body.has_choice
    named = names.values(
        f"arguments of {operation.found.id}",
        pointers,
        words=texts,
        reserved=_reserved(operation),
    )
    python = {texts[key]: name for key, name in named.items()}
    planned = [
        _parameter(p, python[p.argument_key], writer, words)
        for p in operation.parameters
    ]
    planned += [
        _field(f, python[field_keys[f.name]], writer, words) for f in fields or ()
    ]
    if whole:
        planned.append(_whole_body(operation, writer, words))
    if operation.body is not None and chosen:
        planned.append(content_type_argument(operation.body.media, writer, words))
    return Arguments(
        all=tuple(sorted(planned, key=lambda item: not item.required)),
        parameters=tuple((key, python[key]) for key in keys),
        fields=tuple((name, python[key]) for name, key in field_keys.items()),
        body=BODY if whole else None,
        has_content_type=chosen,
        whole=whole_arguments(operation, planned[: len(keys)], writer),
    )


def _reserved(operation: PlannedOperation) -> frozenset[str]:
    """The names that the functions of an operation have for themselves."""
    body, names = operation.body, set(RESERVED)
    if body is not None and (body.fields is None or body.others):
        names.add("body")
    if body is not None and (body.has_choice or body.others):
        names.add("content_type")
    if operation.file is not None:
        names |= {"progress", "save", "save_async", "target"}
    return frozenset(names)


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
    nullable = parameter.nullable and parameter.location != "path"
    item = parameter.type if nullable else without_none(parameter.type)
    return PlannedArgument(
        argument=_argument(
            name, item, is_required, nullable, writer, parameter.schema.get("const")
        ),
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
        argument=_argument(
            name,
            field.type,
            is_required,
            field.nullable,
            writer,
            field.schema.get("const"),
        ),
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
        text=with_facts(body.description, {}, words) or body.media[0].media_type,
    )


def _argument(
    name: Identifier,
    item: PyType,
    is_required: bool,
    nullable: bool,
    writer: Annotations,
    const: Json = None,
) -> Argument:
    """An argument; what has to be sent and can be one value only need not be given."""
    if is_required:
        fixed = literal(const) if isinstance(const, str | int) else None
        return Argument(name=name, annotation=writer.accepted(item), default=fixed)
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
    """The `Parameter(...)` of each parameter whose name does not say all of it."""
    codes = [
        parameter.code(
            attributes.get(parameter.name) if parameter.from_client else None,
            operation.found.path,
        )
        for parameter in operation.parameters
    ]
    return [code for code in codes if code is not None]
