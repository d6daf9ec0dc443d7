"""README: a quick start, and a reference of every operation with an example."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docmill.client.literals import (
    Code,
    Markdown,
    code_block,
    code_span,
    compose,
    join,
    literal,
    markdown,
    markdown_text,
)
from docmill.client.plan import OperationModule
from docmill.client.planner.modules.arguments import Arguments
from docmill.client.planner.modules.call_variants import Variant
from docmill.client.planner.modules.extra_arguments import PlannedArgument
from docmill.client.planner.modules.functions import (
    PlannedModule,
    TagGroup,
    failures,
    source_of,
)
from docmill.client.planner.operations.find import PlannedOperation
from docmill.client.planner.readme.example_values import ExampleValues
from docmill.client.planner.text.docstrings import about
from docmill.client.planner.text.words import Wording
from docmill.client.project_plan import ReferenceEntry, ReferenceParameter

_SHOWN = 100
_WIDTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """An operation with all that the reference says of it."""

    operation: PlannedOperation
    planned: PlannedModule
    group: TagGroup | None

    @property
    def module(self) -> OperationModule:
        """The module of the operation."""
        return self.planned.module

    @property
    def arguments(self) -> Arguments:
        """The arguments of its call."""
        return self.planned.arguments

    @property
    def first(self) -> Variant:
        """The first way to call it."""
        return self.planned.variants[0]

    @property
    def shown(self) -> Variant:
        """The way that shows most: a loop, where there is one."""
        return next((v for v in self.planned.variants if v.is_loop), self.first)


@dataclass(frozen=True, slots=True)
class Reference:
    """Writes the entries of the reference."""

    values: ExampleValues
    words: Wording

    def entry(self, described: Described) -> ReferenceEntry:
        """The entry of an operation."""
        operation = described.operation
        node = operation.found.node
        source = source_of(node)
        more = [self.use(described, item) for item in described.planned.variants[1:]]
        return ReferenceEntry(
            title=code_span(described.module.name),
            request=code_span(f"{operation.found.method} {operation.found.path}"),
            about=markdown_text(about(node.data, self.words)),
            example=code_block(self.use(described, described.first)),
            more=code_block(join("\n\n", more)) if more else None,
            parameters=tuple(
                self._row(argument) for argument in described.arguments.all
            ),
            returns=code_span(_type_text(described.module.result)),
            errors=tuple(
                Markdown(f"{code_span(name)} {markdown(text)}")
                for name, text in failures(operation, self.words)
            ),
            source=markdown(source) if source else None,
        )

    def use(self, described: Described, variant: Variant) -> Code:
        """A way to call an operation: a loop where items are yielded."""
        call = self.call(described, variant)
        if not variant.is_loop:
            return call
        return compose("for item in {}:\n    print(item)", call)

    def call(self, described: Described, variant: Variant) -> Code:
        """A call with an example value for each argument that is required."""
        values = [
            compose("{}={}", item.argument.name, self._value(item, described))
            for item in variant.arguments
            if item.required
        ]
        group = (
            compose(".{}", described.group.attribute) if described.group else Code("")
        )
        name = variant.names[0]
        line = compose("client{}.{}({})", group, name, join(", ", values))
        if len(line) <= _WIDTH:
            return line
        rows = join("", (compose("    {},\n", value) for value in values))
        return compose("client{}.{}(\n{})", group, name, rows)

    def _value(self, argument: PlannedArgument, described: Described) -> Code:
        return literal(self.values.argument(argument, described.operation.body))

    def _row(self, argument: PlannedArgument) -> ReferenceParameter:
        return ReferenceParameter(
            name=code_span(argument.argument.name),
            type=code_span(_type_text(argument.argument.annotation)),
            need=self.words.readme.yes if argument.required else Markdown(""),
            description=markdown(argument.text),
        )


def showpiece(described: Sequence[Described]) -> Described:
    """A reading call that needs little: a list of what most of the API is about."""
    paths = [item.operation.found.path for item in described]

    def cost(item: Described) -> tuple[bool, bool, int, bool, int]:
        found = item.operation.found
        required = sum(argument.required for argument in item.arguments.all)
        below = sum(path.startswith(found.path) for path in paths)
        is_stream = item.first.is_loop
        return (
            is_stream,
            found.method != "GET",
            required,
            not item.shown.is_loop,
            -below,
        )

    return min(described, key=cost)


def _type_text(code: Code) -> str:
    """A type for readers: what a table says otherwise, or the README once, is left out."""
    text = re.sub(r"""("[^"]*"|'[^']*')|\bm\.""", lambda match: match[1] or "", code)
    text = text.replace(" | Mapping[str, object]", "")
    if text.endswith(" | Unset"):
        text = text.removesuffix(" | Unset")
    elif text != "None":
        text = text.removesuffix(" | None")
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
