"""README: a quick start, and a reference of every operation with an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docmill.client.literals import (
    Code,
    Markdown,
    code_block,
    code_span,
    compose,
    literal,
    markdown,
)
from docmill.client.plan import OperationModule, ReferenceEntry, ReferenceParameter
from docmill.client.planner.arguments import Arguments, PlannedArgument
from docmill.client.planner.docs import plain
from docmill.client.planner.documents import Node
from docmill.client.planner.functions import FunctionNames, TagGroup, source_of
from docmill.client.planner.operations import PlannedOperation
from docmill.client.planner.responses import PlannedResponse
from docmill.client.planner.samples import Samples

_SHOWN = 100
_WIDTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """An operation with all that the reference says of it."""

    operation: PlannedOperation
    names: FunctionNames
    module: OperationModule
    arguments: Arguments
    group: TagGroup | None


@dataclass(frozen=True, slots=True)
class Reference:
    """Writes the entries of the reference."""

    samples: Samples

    def entry(self, described: Described) -> ReferenceEntry:
        """The entry of an operation."""
        operation = described.operation
        node = operation.found.node
        texts = dict.fromkeys(
            (plain(node.text("summary")), plain(node.text("description")))
        )
        errors = [
            r for r in operation.responses if not r.is_success and r.status != "default"
        ]
        source = source_of(node)
        return ReferenceEntry(
            title=code_span(described.module.name),
            request=code_span(f"{operation.found.method} {operation.found.path}"),
            about=tuple(markdown(text) for text in texts if text),
            example=code_block(self.call(described, "client")),
            parameters=tuple(
                self._row(argument) for argument in described.arguments.all
            ),
            returns=code_span(_short(described.module.result)),
            errors=tuple(map(_error, errors)),
            source=markdown(source) if source else None,
        )

    def call(self, described: Described, client: str) -> Code:
        """A call with an example value for each argument that is required."""
        required = [item for item in described.arguments.all if item.required]
        values = [
            compose("{}={}", item.argument.name, self._value(item)) for item in required
        ]
        group = f".{described.group.attribute}" if described.group else ""
        function = f"{client}{group}.{described.module.name}"
        line = f"{function}({', '.join(values)})"
        if len(line) <= _WIDTH:
            return Code(line)
        rows = "".join(f"    {value},\n" for value in values)
        return Code(f"{function}(\n{rows})")

    def _value(self, argument: PlannedArgument) -> Code:
        given = self.samples.given(Node("", argument.data))
        if given is not None:
            return literal(given[0])
        hint = str(argument.argument.name).replace("_", "-")
        return literal(self.samples.of_schema(argument.schema, argument.type, hint))

    def _row(self, argument: PlannedArgument) -> ReferenceParameter:
        return ReferenceParameter(
            name=code_span(argument.argument.name),
            type=code_span(_short(argument.argument.annotation)),
            need=Markdown("yes" if argument.required else ""),
            description=markdown(argument.text),
        )


def quick_start(
    reference: Reference,
    described: Sequence[Described],
    setup: Code,
    package: str,
    names: str,
) -> tuple[Markdown, Markdown]:
    """A short program, sync and async: the reading call that needs the least."""
    if not described:
        return Markdown(""), Markdown("")
    chosen = min(described, key=_effort)
    call = reference.call(chosen, "client").replace("\n", "\n    ")
    sync = (
        f"from {package} import {names}\n\nwith {setup} as client:\n    print({call})"
    )
    awaited = f"    async with Async{setup} as client:\n        print(await {call})"
    asynchronous = (
        f"import asyncio\n\nfrom {package} import {names.replace('Client', 'AsyncClient')}\n\n\n"
        f"async def main() -> None:\n{awaited}\n\n\nasyncio.run(main())"
    )
    return code_block(Code(sync)), code_block(Code(asynchronous))


def _effort(described: Described) -> tuple[bool, int, str]:
    required = sum(item.required for item in described.arguments.all)
    return described.operation.found.method != "GET", required, described.module.name


def _error(response: PlannedResponse) -> Markdown:
    text = markdown(f"{response.status} {response.node.text('description')}")
    return Markdown(f"{code_span(response.error)} {text}")


def _short(code: Code) -> str:
    return code if len(code) <= _SHOWN else f"{code[:_SHOWN]}…"
