"""The stages of planning, one after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docmill.client.literals import Code, docstring
from docmill.client.plan import ClientPlan, ModelModule, ServiceModule
from docmill.client.planner.context import Ground, prepare
from docmill.client.planner.modules.client_classes import (
    Operations,
    client_module,
    unused_modules,
)
from docmill.client.planner.modules.functions import TagGroup
from docmill.client.planner.modules.models import Models
from docmill.client.planner.modules.service import service_module
from docmill.client.planner.modules.webhooks import event_module
from docmill.client.planner.operations.error_bodies import thunks
from docmill.client.planner.readme.example_values import ExampleValues
from docmill.client.planner.readme.project_files import (
    examples,
    exports,
    model_exports,
    project,
)
from docmill.client.planner.readme.reference import Described
from docmill.client.planner.schemas.annotations import Annotations
from docmill.config.model import ClientConfig
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi


def plan(
    openapi: OpenApi, diagnostics: Diagnostics, config: ClientConfig, *, name: str
) -> ClientPlan | None:
    """The plan of a client for a document.

    `name` stands for the package's name where the configuration gives none. Gives None
    where the document has no operation. What cannot be rendered faithfully is reported
    and rendered with the widest type that is true.
    """
    ground = prepare(openapi, diagnostics, config, name=name)
    return _assemble(ground, config) if ground else None


def _assemble(ground: Ground, config: ClientConfig) -> ClientPlan:
    document, schemas, names = ground.document, ground.schemas, ground.names
    described, words, built = ground.described, ground.words, ground.built
    operations, identity = ground.operations, ground.identity
    models = _models(ground)
    values = ExampleValues(document)
    names.report_unused(config.locate)
    return ClientPlan(
        unused=unused_modules(
            built,
            operations,
            has_groups=bool(ground.groups),
            has_events=bool(ground.events),
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
            _holders(described, ground.groups),
            identity.title,
            words,
        ),
        service=_service(ground),
        operations=tuple(item.module for item in described),
        models=models,
        events=event_module(
            ground.events,
            schemas,
            names,
            ground.class_names,
            identity.package,
            words,
        ),
        examples=examples(described, values),
        project=project(
            document,
            identity,
            built,
            described,
            values,
            words,
            has_reference=config.layout == "project",
        ),
    )


def _models(ground: Ground) -> tuple[ModelModule, ...]:
    return Models(
        schemas=ground.schemas,
        names=ground.names,
        class_names=ground.class_names,
        inputs=ground.inputs,
        sides=ground.sides,
        words=ground.words,
    ).modules()


def _service(ground: Ground) -> ServiceModule:
    return service_module(
        ground.document,
        ground.schemes,
        distribution=ground.identity.distribution,
        package=ground.identity.package,
        version=ground.identity.version,
        text=ground.words.service,
        security=ground.usual_security,
        errors=thunks(
            ground.usual_errors,
            Annotations(ground.schemas, ground.class_names, ground.inputs, Code("m.")),
        ),
    )


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
