"""The stages of planning, one after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docmill.client.literals import Code, docstring
from docmill.client.plan import ClientPlan, ModelModule, ServiceModule
from docmill.client.planner.context import PlanContext, prepare
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
    context = prepare(openapi, diagnostics, config, name=name)
    return _assemble(context, config) if context else None


def _assemble(context: PlanContext, config: ClientConfig) -> ClientPlan:
    document, schemas, names = context.document, context.schemas, context.names
    described, words, built = context.described, context.words, context.built
    operations, identity = context.operations, context.identity
    models = _models(context)
    values = ExampleValues(document)
    names.report_unused(config.locate)
    return ClientPlan(
        unused=unused_modules(
            built,
            operations,
            has_groups=bool(context.groups),
            has_events=bool(context.events),
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
            _holders(described, context.groups),
            identity.title,
            words,
        ),
        service=_service(context),
        operations=tuple(item.module for item in described),
        models=models,
        events=event_module(
            context.events,
            schemas,
            names,
            context.class_names,
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


def _models(context: PlanContext) -> tuple[ModelModule, ...]:
    return Models(
        schemas=context.schemas,
        names=context.names,
        class_names=context.class_names,
        inputs=context.inputs,
        sides=context.sides,
        words=context.words,
    ).modules()


def _service(context: PlanContext) -> ServiceModule:
    return service_module(
        context.document,
        context.schemes,
        distribution=context.identity.distribution,
        package=context.identity.package,
        version=context.identity.version,
        text=context.words.service,
        security=context.usual_security,
        errors=thunks(
            context.usual_errors,
            Annotations(
                context.schemas, context.class_names, context.inputs, Code("m.")
            ),
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
