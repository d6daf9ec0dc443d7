"""Whole programs that call one operation each, for those who read of it elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docmill.client.literals import Code
from docmill.client.planner.context import PlanContext, prepare
from docmill.client.planner.readme.example_values import ExampleValues
from docmill.client.planner.readme.program_setup import (
    FROM_ENVIRONMENT,
    Opening,
    client_values,
    from_environment,
    needed_access,
    setup,
    usual_access,
)
from docmill.client.planner.readme.reference import Described, Reference, showpiece
from docmill.config.model import ClientConfig
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi
from docmill.openapi.servers import address


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A program and its async twin; keys and tokens are taken from the environment."""

    sync: Code
    asynchronous: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippets:
    """Programs by the pointer of the operation; `first` is the one to begin with."""

    operations: Mapping[str, Snippet]
    first: Snippet


def snippets(openapi: OpenApi, config: ClientConfig, *, name: str) -> Snippets | None:
    """Programs for all operations of a document. None where it has none.

    `name` stands for the package's name where the configuration gives none. What cannot
    be said faithfully is told where the client is planned.
    """
    context = prepare(openapi, Diagnostics(), config, name=name)
    if context is None or not context.described:
        return None
    examples = ExampleValues(context.document)
    reference = Reference(examples, context.words)
    values = client_values(context.described, examples)
    where = address(context.document.whole)
    made: dict[str, Snippet] = {}
    for item in context.described:
        access = from_environment(_access(context, item))
        opening = Opening(
            package=context.identity.package,
            arguments=setup(context.built, values, FROM_ENVIRONMENT, access, where),
        )
        sync, asynchronous = opening.programs(reference, item, item.shown)
        pointer = item.operation.found.node.pointer
        made[pointer] = Snippet(sync=sync, asynchronous=asynchronous)
    first = showpiece(context.described)
    return Snippets(operations=made, first=made[first.operation.found.node.pointer])


def _access(context: PlanContext, described: Described) -> tuple[str, ...]:
    """The arguments that let an operation in; the usual ones where it asks for none."""
    own = described.operation.found.node.data.get("security")
    asked = context.document.root.data.get("security") if own is None else own
    needed = needed_access(asked, context.schemes)
    return needed or usual_access(context.built)
