"""What is rendered: names, expressions and texts that are ready to be put into files.

The templates see these types, with those of `project_plan`, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docmill.client.literals import Code, Identifier, Markdown
from docmill.client.project_plan import Project, ReferenceEvent

PLAN_VERSION = 1
"""Raised, from the first release on, where a template for the plan before would not do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A field of a class; `default` is None where the field has to be given."""

    name: Identifier
    annotation: Code
    default: Code | None
    docstring: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelClass:
    """A class of `models/`.

    `extra` is the type of the members that it does not declare, where they have one.
    """

    name: Identifier
    base: Identifier
    docstring: Code | None
    members: tuple[Member, ...]
    extra: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name for a type; that of a recursive one is a text, which is read later."""

    name: Identifier
    value: Code
    is_recursive: bool
    docstring: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelModule:
    """A module of `models/`; what refers to each other in a circle shares one."""

    name: Identifier
    docstring: Code
    imports: tuple[Code, ...]
    classes: tuple[ModelClass, ...]
    aliases: tuple[Alias, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A public name, and the module that it is loaded from when it is first used."""

    name: Identifier
    module: Code
    key: Code
    place: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A keyword-only parameter of a function; without a `default` it has to be given."""

    name: Identifier
    annotation: Code
    default: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function of an operation and the method of the same name.

    `keyword` is `def` or `async def`, `statements` come before `result`, the expression
    that it returns; `twin` is what the function for async clients is called that is made
    of this one.
    """

    keyword: Code
    name: Identifier
    twin: Identifier | None = None
    client: Code
    arguments: tuple[Argument, ...]
    returns: Code
    docstring: Code
    statements: tuple[Code, ...]
    result: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationModule:
    """A module of `api/`. `facts` are the keyword arguments of its `Operation`.

    `functions` are the call and its async twin, then those for pages, streams, files and
    other media types, each with its twin.
    """

    name: Identifier
    imports: tuple[Code, ...]
    result: Code
    facts: tuple[Code, ...]
    functions: tuple[Function, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method of a client: a function of a module of `api/`, loaded on first use."""

    name: Identifier
    function: Code
    lazy: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An attribute of a client that holds the operations of one tag."""

    name: Identifier
    class_name: Identifier
    docstring: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientClass:
    """A client, or a group of operations of one."""

    name: Identifier
    base: Identifier
    docstring: Code
    methods: tuple[Method, ...]
    groups: tuple[Group, ...] = ()
    http_client: Code = Code("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientModule:
    """`_client.py`: `arguments` are those of the constructor, after `credentials`."""

    docstring: Code
    imports: tuple[Code, ...]
    type_imports: tuple[Code, ...]
    service_names: Code
    positional: tuple[Argument, ...]
    arguments: tuple[Argument, ...]
    auth: Code
    defaults: Code
    api_modules: tuple[Identifier, ...]
    clients: tuple[ClientClass, ...]
    groups: tuple[ClientClass, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceModule:
    """`_service.py`: keyword arguments of `Signing` and of `Service`.

    `has_models` says that some of them name models.
    """

    docstring: Code
    has_models: bool
    names: Code
    signing: tuple[Code, ...]
    facts: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An answer of an operation for the stand-in of the package's testing."""

    key: Code
    value: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEvent:
    """A webhook or callback: `value` makes it, `row` shows it in the README."""

    name: Identifier
    payload: Code
    value: Code
    docstring: Code | None
    row: ReferenceEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class EventModule:
    """The module `webhooks`; `example` is how one of its events is read."""

    docstring: Code
    example: Markdown
    imports: tuple[Code, ...]
    events: tuple[PlannedEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientPlan:
    """A whole client. `package` is the import name.

    `unused` are the modules of `_runtime/` that it has no need of; `has_custom` says that
    there is a package `_custom` of the user's to export, `names` are all names that were
    given, scope by scope, by the key of what they name.
    """

    unused: tuple[Code, ...]
    has_custom: bool
    names: Mapping[str, Mapping[str, str]]
    package: Identifier
    docstring: Code
    exports: tuple[Export, ...]
    model_exports: tuple[Export, ...]
    client: ClientModule
    service: ServiceModule
    operations: tuple[OperationModule, ...]
    models: tuple[ModelModule, ...]
    events: EventModule | None
    examples: tuple[Example, ...]
    project: Project
