"""The stages of planning, one after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docmill.client.literals import Identifier, docstring
from docmill.client.plan import ClientPlan, ModelModule
from docmill.client.planner.clients import (
    Operations,
    client_attributes,
    client_module,
    constructor,
    unused_modules,
)
from docmill.client.planner.documents import COMPONENT_SCHEMAS, Document
from docmill.client.planner.events import (
    Event,
    event_ids,
    event_module,
    events_of,
)
from docmill.client.planner.functions import Functions, TagGroup
from docmill.client.planner.grouping import function_names, groups_of, tag_of
from docmill.client.planner.identity import identity_of
from docmill.client.planner.models import Models
from docmill.client.planner.names import Names
from docmill.client.planner.operations import PlannedOperation, find, take_apart
from docmill.client.planner.project import examples, exports, model_exports, project
from docmill.client.planner.reach import reachable
from docmill.client.planner.reference import Described
from docmill.client.planner.samples import Samples
from docmill.client.planner.schemas import Schemas
from docmill.client.planner.security import schemes_of
from docmill.client.planner.service import service_module
from docmill.client.planner.variants import FunctionNames
from docmill.client.planner.wording import Wording, wording_for
from docmill.client.types import named_types
from docmill.config import ClientConfig
from docmill.diagnostics import Diagnostics
from docmill.openapi.model import OpenApi, pointer


def plan(
    openapi: OpenApi, diagnostics: Diagnostics, config: ClientConfig, *, name: str
) -> ClientPlan | None:
    """The plan of a client for a document.

    `name` stands for the package's name where the configuration gives none. Gives None
    where the document has no operation. What cannot be rendered faithfully is reported
    and rendered with the widest type that is true.
    """
    document = Document(openapi, diagnostics)
    found = find(document)
    if not found:
        span = document.span("/paths")
        diagnostics.error("no-operations", "the document has no operation", span)
        return None
    schemas = Schemas(document)
    events = events_of(document, schemas, found)
    wires = _client_parameters(document, config)
    operations = [take_apart(document, schemas, item, wires) for item in found]
    for schema in document.node(COMPONENT_SCHEMAS).data:
        schemas.type_at(COMPONENT_SCHEMAS + pointer(schema))
    return _assemble(document, schemas, operations, events, config, name)


def _assemble(
    document: Document,
    schemas: Schemas,
    operations: Sequence[PlannedOperation],
    events: Sequence[Event],
    config: ClientConfig,
    name: str,
) -> ClientPlan:
    identity = identity_of(document, config, name)
    names = Names(document, config.names, config.kept_names)
    words = wording_for([identity.title, *(_texts(operations))])
    class_names = _class_names(schemas, operations, events, names)
    models = _models(schemas, operations, events, names, class_names, words)
    attributes = client_attributes(_client_parameters(document, config))
    function_of = function_names(operations, names)
    groups = groups_of(operations, function_of, names, config)
    functions = Functions(
        document=document,
        schemas=schemas,
        names=names,
        class_names=class_names,
        client_attributes=attributes,
        words=words,
    )
    described = _describe(operations, functions, function_of, groups)
    samples = Samples(document=document, schemas=schemas)
    schemes = schemes_of(document)
    built = constructor(document, schemes, attributes)
    names.report_unused(config.locate)
    return ClientPlan(
        unused=unused_modules(
            built, operations, has_groups=bool(groups), has_events=bool(events)
        ),
        has_custom=config.has_custom,
        names=names.given,
        package=identity.package,
        docstring=docstring(words.package.format(identity.title)),
        exports=exports(built),
        model_exports=model_exports(models),
        client=client_module(
            built,
            _holder(described, None),
            _holders(described, groups),
            identity.title,
            words,
        ),
        service=service_module(
            document,
            schemes,
            distribution=identity.distribution,
            package=identity.package,
            version=identity.version,
            text=words.service,
        ),
        operations=tuple(item.module for item in described),
        models=models,
        events=event_module(
            events, schemas, names, class_names, identity.package, words
        ),
        examples=examples(described, samples),
        project=project(document, identity, built, described, samples, words),
    )


def _client_parameters(document: Document, config: ClientConfig) -> tuple[str, ...]:
    """The parameters that are given once to the client, as document and user name them."""
    named = document.root.items("x-docmill-client-parameters")
    return tuple(dict.fromkeys((*map(str, named), *config.client_parameters)))


def _texts(operations: Sequence[PlannedOperation]) -> list[str]:
    nodes = [item.found.node for item in operations]
    return [node.text(key) for node in nodes for key in ("summary", "description")]


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


def _models(
    schemas: Schemas,
    operations: Sequence[PlannedOperation],
    events: Sequence[Event],
    names: Names,
    class_names: Mapping[str, Identifier],
    words: Wording,
) -> tuple[ModelModule, ...]:
    requested: set[str] = set()
    answered: set[str] = set()
    answered.update(*(named_types(event.type) for event in events))
    for operation in operations:
        body = operation.body
        bodies = [body.type, body.other_type] if body else []
        bodies += [field.type for field in (body and body.fields) or ()]
        bodies += [parameter.type for parameter in operation.parameters]
        requested.update(*map(named_types, bodies))
        contents = [
            c.type for response in operation.responses for c in response.contents
        ]
        answered.update(*map(named_types, contents))
    return Models(
        schemas=schemas,
        names=names,
        class_names=class_names,
        words=words,
        requested=reachable(schemas, frozenset(requested)),
        answered=reachable(schemas, frozenset(answered)),
    ).modules()


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


def _holders(
    described: Sequence[Described], groups: Mapping[str, TagGroup]
) -> list[tuple[TagGroup, Operations]]:
    return [(group, _holder(described, group)) for group in groups.values()]


def _holder(described: Sequence[Described], group: TagGroup | None) -> Operations:
    return Operations(
        members=tuple(
            (item.module.name, item.planned.variants)
            for item in described
            if item.group == group
        )
    )
