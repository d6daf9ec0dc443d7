"""What the files of a client and the examples of its use are planned from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docmill.client.literals import Code, Identifier
from docmill.client.planner.document_reader import COMPONENT_SCHEMAS, DocumentReader
from docmill.client.planner.modules.call_variants import FunctionNames
from docmill.client.planner.modules.client_classes import (
    Constructor,
    client_attributes,
    constructor,
)
from docmill.client.planner.modules.functions import Functions, TagGroup
from docmill.client.planner.modules.read_write import Sides, sides_of
from docmill.client.planner.modules.tag_groups import function_names, groups_of, tag_of
from docmill.client.planner.modules.webhooks import Event, event_ids, events_of
from docmill.client.planner.names.package import Identity, identity_of
from docmill.client.planner.names.python_names import Names
from docmill.client.planner.operations.error_bodies import usual_errors
from docmill.client.planner.operations.find import PlannedOperation, find, take_apart
from docmill.client.planner.operations.security import (
    Scheme,
    schemes_of,
    usual_security,
)
from docmill.client.planner.readme.reference import Described
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.planner.text.words import Wording, wording
from docmill.client.types import Named
from docmill.config.model import ClientConfig
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi
from docmill.openapi.languages import language_of_document
from docmill.openapi.pointer import pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContext:
    """The document taken apart, and all that has a name."""

    document: DocumentReader
    schemas: Schemas
    operations: Sequence[PlannedOperation]
    events: Sequence[Event]
    identity: Identity
    names: Names
    class_names: Mapping[str, Identifier]
    inputs: Mapping[str, Identifier]
    sides: Sides
    words: Wording
    groups: Mapping[str, TagGroup]
    usual_errors: Mapping[str, Named]
    usual_security: Code
    described: Sequence[Described]
    schemes: list[Scheme]
    built: Constructor


def prepare(
    openapi: OpenApi, diagnostics: Diagnostics, config: ClientConfig, *, name: str
) -> PlanContext | None:
    """What a client of a document is planned from; None where there is nothing to call.

    Webhooks alone are enough: their client reads what they send.
    """
    document = DocumentReader(openapi, diagnostics)
    found = find(document)
    schemas = Schemas(document)
    events = events_of(document, schemas, found)
    if not found and not events:
        diagnostics.error(
            "no-operations",
            "the document has no operation and no webhook",
            document.span("/paths"),
        )
        return None
    wires = _client_parameters(document, config)
    operations = [take_apart(document, schemas, item, wires) for item in found]
    _report_unused(operations, config, diagnostics)
    for schema in document.node(COMPONENT_SCHEMAS).data:
        schemas.type_at(COMPONENT_SCHEMAS + pointer(schema))
    return _named(document, schemas, operations, events, config, name)


def _named(
    document: DocumentReader,
    schemas: Schemas,
    operations: Sequence[PlannedOperation],
    events: Sequence[Event],
    config: ClientConfig,
    name: str,
) -> PlanContext:
    identity = identity_of(document, config, name)
    names = Names(document, config.names, config.kept_names)
    words = wording(language_of_document(document.openapi))
    class_names = _class_names(schemas, operations, events, names)
    sides = sides_of(schemas, operations, events)
    inputs = names.inputs({place: class_names[place] for place in sides.split()})
    attributes = client_attributes(_client_parameters(document, config))
    function_of = function_names(operations, names)
    groups = groups_of(operations, function_of, names, config)
    errors = usual_errors(operation.responses for operation in operations)
    security = usual_security(document, [item.found.node for item in operations])
    functions = Functions(
        document=document,
        schemas=schemas,
        names=names,
        class_names=class_names,
        inputs=inputs,
        client_attributes=attributes,
        usual_errors=errors,
        usual_security=security,
        words=words,
    )
    schemes = schemes_of(document)
    return PlanContext(
        document=document,
        schemas=schemas,
        operations=operations,
        events=events,
        identity=identity,
        names=names,
        class_names=class_names,
        inputs=inputs,
        sides=sides,
        words=words,
        groups=groups,
        usual_errors=errors,
        usual_security=security,
        described=_describe(operations, functions, function_of, groups),
        schemes=schemes,
        built=constructor(document, schemes, attributes),
    )


def _report_unused(
    operations: Sequence[PlannedOperation],
    config: ClientConfig,
    diagnostics: Diagnostics,
) -> None:
    """Report parameters of the settings that no operation has."""
    known = {parameter.name for item in operations for parameter in item.parameters}
    for name in sorted({*config.client_parameters} - known):
        diagnostics.warning(
            "client-parameter-unused",
            f"no operation has a parameter {name!r} to be given to the client",
            config.locate(("client_parameters",)),
            hint="remove it from `client_parameters`",
        )


def _client_parameters(
    document: DocumentReader, config: ClientConfig
) -> tuple[str, ...]:
    """The parameters that are given once to the client, as document and user name them."""
    named = document.root.items("x-docmill-client-parameters")
    return tuple(dict.fromkeys((*map(str, named), *config.client_parameters)))


def _class_names(
    schemas: Schemas,
    operations: Sequence[PlannedOperation],
    events: Sequence[Event],
    names: Names,
) -> dict[str, Identifier]:
    # Members may be schemas that nothing has asked for yet.
    done = 0
    while done < len(schemas.models):
        place, merged = list(schemas.models.items())[done]
        for pointers in merged.properties.values():
            schemas.property_type(pointers)
        schemas.extra_type(place)
        done += 1
    ids = {item.found.node.pointer: item.found.id for item in operations}
    ids |= event_ids(events)
    return names.classes([*schemas.models, *schemas.aliases], ids)


def _describe(
    operations: Sequence[PlannedOperation],
    functions: Functions,
    names: Mapping[str, FunctionNames],
    groups: Mapping[str, TagGroup],
) -> list[Described]:
    described: list[Described] = []
    for operation in operations:
        group = groups.get(tag_of(operation) or "")
        own = names[operation.found.id]
        class_name = group.class_name if group else None
        planned = functions.module(operation, own, class_name)
        described.append(Described(operation=operation, planned=planned, group=group))
    return described
