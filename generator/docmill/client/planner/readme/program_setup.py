"""How programs of examples begin: what they import, and what they make a client with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docmill.client.literals import Code, compose, join, literal
from docmill.client.planner.modules.call_variants import Variant
from docmill.client.planner.modules.client_classes import Constructor, client_attributes
from docmill.client.planner.operations.security import Scheme
from docmill.client.planner.readme.example_values import ExampleValues
from docmill.client.planner.readme.reference import Described, Reference
from docmill.client.planner.text.docstrings import shown
from docmill.client.text_wrap import LINE_WIDTH
from docmill.openapi.document import Json
from docmill.openapi.security import environment_name, shown_requirement

_ACCESS = (
    ("token",),
    ("api_key",),
    ("username", "password"),
    ("client_id", "client_secret"),
)
"""One way to be let in is enough; the easiest to get is shown."""

FROM_ENVIRONMENT = Code("Credentials.from_env()")


def from_environment(arguments: Iterable[str]) -> dict[str, Code]:
    """Arguments with the values that a program finds in its environment."""
    return {
        name: compose("os.environ[{}]", literal(environment_name(name)))
        for name in arguments
    }


def usual_access(built: Constructor) -> tuple[str, ...]:
    """The arguments of the constructor that let in, by the way that is easiest to get."""
    names = [argument.name for argument in built.keywords]
    return next((kind for kind in _ACCESS if kind[0] in names), ())


def needed_access(security: Json, schemes: Sequence[Scheme]) -> tuple[str, ...]:
    """The arguments for the alternative of security requirements that samples show."""
    known = {scheme.name: scheme for scheme in schemes if scheme.arguments}
    names = shown_requirement(security, known)
    found = [
        name for each in names if each in known for name in _arguments(known[each])
    ]
    return tuple(dict.fromkeys(found))


def _arguments(scheme: Scheme) -> tuple[str, ...]:
    """The arguments of a scheme that are enough; keys to sign with are given apart."""
    if scheme.signing is not None:
        return ()
    usual = (kind for kind in _ACCESS if kind[0] in scheme.arguments)
    return next(usual, tuple(scheme.arguments))


def client_values(
    described: Sequence[Described], examples: ExampleValues
) -> dict[str, str]:
    """An example for each parameter that is given once to the client."""
    found: dict[str, str] = {}
    for item in described:
        for parameter in item.operation.parameters:
            if parameter.from_client and parameter.name not in found:
                given = examples.given(parameter.data)
                found[parameter.name] = shown(given[0]) if given else "…"
    names = client_attributes(found)
    return {name: found[wire] for wire, name in names.items()}


def setup(
    built: Constructor,
    values: Mapping[str, str],
    credentials: Code,
    access: Mapping[str, Code],
    address: str,
) -> tuple[Code, ...]:
    """The arguments of the constructor; those in `access` let the client in.

    `address` is where the service is, if the client has to be told.
    """
    known = {**access, **{name: literal(value) for name, value in values.items()}}
    arguments = [credentials] if built.positional else []
    for argument in built.keywords:
        if argument.default is None or argument.name in known:
            value = known.get(argument.name, literal(address))
            arguments.append(compose("{}={}", argument.name, value))
    return tuple(arguments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The package, and the arguments that a client is made with."""

    package: Code
    arguments: tuple[Code, ...]

    def programs(
        self, reference: Reference, described: Described, variant: Variant
    ) -> tuple[Code, Code]:
        """A whole program that calls an operation and prints the answer; its async twin."""
        call = reference.use(described, variant)
        if variant.is_loop:
            return self._sync(call), self._async(compose("async {}", call))
        if variant.returns[0] == "None":
            return self._sync(call), self._async(compose("await {}", call))
        form = "answer = {}\nprint(answer)" if "\n" in call else "print({})"
        awaited = compose("await {}", call)
        return self._sync(compose(form, call)), self._async(compose(form, awaited))

    def _sync(self, body: Code) -> Code:
        block = self._block(Code("with Client"), body)
        return compose("{}\n\n{}", self._imports(Code("Client")), block)

    def _async(self, body: Code) -> Code:
        return compose(
            "{}\n\n\nasync def main() -> None:\n    {}\n\n\nasyncio.run(main())",
            self._imports(Code("AsyncClient"), Code("import asyncio\n")),
            _indented(self._block(Code("async with AsyncClient"), body)),
        )

    def _imports(self, client: Code, first: Code = Code("")) -> Code:
        uses = join("", self.arguments)
        modules = join("", [first, Code("import os\n" if "os.environ" in uses else "")])
        keys = Code(", Credentials" if "Credentials" in uses else "")
        gap = Code("\n" if modules else "")
        return compose(
            "{}{}from {} import {}{}", modules, gap, self.package, client, keys
        )

    def _block(self, start: Code, body: Code) -> Code:
        """A client, and what is done with it."""
        head = compose("{}({}) as client:", start, join(", ", self.arguments))
        if len(head) > LINE_WIDTH:
            rows = join("", (compose("    {},\n", each) for each in self.arguments))
            head = compose("{}(\n{}) as client:", start, rows)
        return compose("{}\n    {}", head, _indented(body))


def _indented(code: Code) -> Code:
    return Code(code.replace("\n", "\n    "))
