"""`_client.py`: the two clients, their constructor, and their methods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docmill.client.literals import (
    Code,
    Identifier,
    compose,
    docstring,
    identifier,
    join,
    literal,
    mapping,
)
from docmill.client.plan import Argument, ClientClass, ClientModule, Group, Method
from docmill.client.planner.document_reader import DocumentReader
from docmill.client.planner.modules.call_variants import Variant
from docmill.client.planner.modules.functions import TagGroup
from docmill.client.planner.modules.imports import from_lines, natural
from docmill.client.planner.operations.find import PlannedOperation
from docmill.client.planner.operations.security import Scheme
from docmill.client.planner.text.words import Wording
from docmill.naming import value_name
from docmill.openapi.security import OWN_ARGUMENTS
from docmill.openapi.servers import all_variables, has_address

BASE_METHODS = frozenset(
    (
        *("aclose", "base_url", "call", "close", "open_answer", "paginate", "request"),
        "with_response",
    )
)
"""What the runtime's clients define; an operation of such a name gets an underscore."""

_DEFAULTS = ("DEFAULT_MAX_RETRIES", "DEFAULT_TIMEOUT")
"""Constants of the templates that the constructors name."""

AUTH_MODULES = {
    "ApiKeyAuth": "._runtime.schemes",
    "BasicAuth": "._runtime.schemes",
    "BearerAuth": "._runtime.schemes",
    "DigestAuth": "._runtime.digest",
    "HmacAuth": "._runtime.hmac_auth",
    "OAuth2": "._runtime.oauth2",
}
"""Where the runtime has the class of each kind of security scheme."""

_NONE = Code("None")
_TEXT = Code("str | None")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """The operations of a client or group: module and functions of each."""

    members: tuple[tuple[Identifier, tuple[Variant, ...]], ...]

    @property
    def has_calls(self) -> bool:
        """Whether any function is one whose async twin is made of it."""
        return any(item.is_call for _, variants in self.members for item in variants)


@dataclass(frozen=True, slots=True, kw_only=True)
class Constructor:
    """The arguments of a client's constructor beside those that every client has."""

    positional: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    auth: Code
    defaults: Code
    auth_classes: tuple[str, ...]
    type_names: frozenset[str]


def client_attributes(parameters: Iterable[str]) -> dict[str, Identifier]:
    """The constructor's argument for each parameter that is given to the client once."""
    names = {wire: value_name(wire) for wire in parameters}
    return {
        wire: identifier(f"{name}_" if name in OWN_ARGUMENTS else name)
        for wire, name in names.items()
    }


def constructor(
    document: DocumentReader,
    schemes: Sequence[Scheme],
    attributes: Mapping[str, Identifier],
) -> Constructor:
    """The constructor's arguments: credentials, client-wide parameters, address."""
    variables = client_attributes(all_variables(document.whole))
    keywords: dict[str, Argument] = {}
    for own in [*attributes.values(), *variables.values()]:
        keywords[own] = Argument(name=own, annotation=_TEXT, default=_NONE)
    positional: list[Argument] = []
    for scheme in schemes:
        for name, annotation in scheme.arguments.items():
            argument = Argument(
                name=identifier(name), annotation=annotation, default=_NONE
            )
            if name == "credentials":
                positional = [argument]
            elif name == "algorithm":
                keywords[name] = Argument(
                    name=argument.name, annotation=Code("str"), default=annotation
                )
            else:
                keywords.setdefault(name, argument)
    address = None if not has_address(document.whole) else _NONE
    base_url = Argument(
        name=identifier("base_url"),
        annotation=Code("str") if address is None else _TEXT,
        default=address,
    )
    defaults = {str(name): name for name in attributes.values()}
    defaults |= variables
    used = [scheme for scheme in schemes if scheme.classes]
    return Constructor(
        positional=tuple(positional),
        keywords=(base_url, *keywords.values()),
        auth=mapping((scheme.name, scheme.auth) for scheme in used),
        defaults=mapping(defaults.items()),
        auth_classes=tuple(
            sorted({name for scheme in used for name in scheme.classes})
        ),
        type_names=_type_names(schemes),
    )


def _type_names(schemes: Sequence[Scheme]) -> frozenset[str]:
    annotations = [text for scheme in schemes for text in scheme.arguments.values()]
    return frozenset(
        ("Secret",) if any("Secret" in text for text in annotations) else ()
    )


def unused_modules(
    built: Constructor,
    operations: Sequence[PlannedOperation],
    *,
    has_groups: bool,
    has_events: bool,
) -> tuple[Code, ...]:
    """The modules of the runtime that nothing of this client needs."""
    modules = {module.removeprefix("._runtime.") for module in AUTH_MODULES.values()}
    used = {
        AUTH_MODULES[name].removeprefix("._runtime.") for name in built.auth_classes
    }
    unused = modules - used
    if "hmac_auth" not in used:
        unused |= {"credentials", "signing"}
    if not has_groups:
        unused.add("group")
    if not has_events:
        unused.add("event")
    if not any(operation.stream for operation in operations):
        unused.add("stream")
    if not any(operation.file for operation in operations):
        unused.add("download")
    return tuple(Code(name) for name in sorted(unused))


def client_module(
    built: Constructor,
    loose: Operations,
    groups: Sequence[tuple[TagGroup, Operations]],
    title: str,
    words: Wording,
) -> ClientModule:
    """`_client.py`: `loose` operations are methods of the client itself."""
    members = [loose, *(operations for _, operations in groups)]
    found = [str(module) for part in members for module, _ in part.members]
    names = sorted(found, key=lambda name: (natural(name), name))
    return ClientModule(
        docstring=docstring(words.clients.format(title)),
        imports=_imports(built, has_groups=bool(groups), has_methods=bool(found)),
        type_imports=_type_imports(built, any(part.has_calls for part in members)),
        service_names=Code("SERVICE, SIGNING") if _signs(built) else Code("SERVICE"),
        positional=built.positional,
        arguments=built.keywords,
        auth=built.auth,
        defaults=built.defaults,
        api_modules=tuple(identifier(name) for name in names),
        clients=tuple(
            _client(title, loose, groups, words, is_async=is_async)
            for is_async in (False, True)
        ),
        groups=tuple(
            _group_class(group, operations, is_async)
            for is_async in (False, True)
            for group, operations in groups
        ),
    )


def _signs(built: Constructor) -> bool:
    return "HmacAuth" in built.auth_classes


def _imports(
    built: Constructor, *, has_groups: bool, has_methods: bool
) -> tuple[Code, ...]:
    pairs = [(AUTH_MODULES[name], name) for name in built.auth_classes]
    pairs.append(("._runtime.async_client", "AsyncBaseClient"))
    pairs.append(("._runtime.client", "SyncClient"))
    if has_groups:
        pairs += [("._runtime.group", name) for name in ("AsyncGroup", "SyncGroup")]
    if has_methods:
        pairs.append(("._runtime.lazy", "LazyMethod"))
    pairs += [("._runtime.settings", name) for name in _DEFAULTS]
    return from_lines(pairs)


def _type_imports(built: Constructor, has_calls: bool) -> tuple[Code, ...]:
    pairs = [("._runtime.options", "Validation")]
    pairs += [("._runtime.auth", name) for name in built.type_names]
    if has_calls:
        pairs.append(("._runtime.twin", "twin"))
    if _signs(built):
        pairs += [
            ("._runtime.credentials", n) for n in ("Credentials", "CredentialsProvider")
        ]
    return from_lines(pairs)


def _client(
    title: str,
    loose: Operations,
    groups: Sequence[tuple[TagGroup, Operations]],
    words: Wording,
    *,
    is_async: bool,
) -> ClientClass:
    prefix = "Async" if is_async else ""
    text = words.awaited if is_async else words.waiting
    return ClientClass(
        name=identifier(f"{prefix}Client"),
        base=identifier("AsyncBaseClient" if is_async else "SyncClient"),
        docstring=docstring(text.format(title), 4),
        methods=tuple(_methods(loose, is_async)),
        groups=tuple(
            Group(
                name=group.attribute,
                class_name=identifier(f"{prefix}{group.class_name}"),
                docstring=docstring(group.tag, 8),
            )
            for group, _ in groups
        ),
        http_client=Code(f"httpx2.{prefix}Client | None"),
    )


def _group_class(
    group: TagGroup, operations: Operations, is_async: bool
) -> ClientClass:
    prefix = "Async" if is_async else ""
    return ClientClass(
        name=identifier(f"{prefix}{group.class_name}"),
        base=identifier("AsyncGroup" if is_async else "SyncGroup"),
        docstring=docstring(group.tag, 4),
        methods=tuple(_methods(operations, is_async)),
    )


def _methods(operations: Operations, is_async: bool) -> list[Method]:
    return [
        _method(module, item, is_async)
        for module, variants in operations.members
        for item in variants
    ]


def _method(module: Identifier, variant: Variant, is_async: bool) -> Method:
    function = variant.names[1 if is_async else 0]
    # Modules that need each other: mypy knows there what is declared, not what follows.
    twin = compose("twin(_{}.{})", module, variant.names[0])
    direct = compose("_{}.{}", module, function)
    arguments = join(", ", (literal(str(module)), literal(str(function))))
    return Method(
        name=variant.names[0],
        function=twin if is_async and variant.is_call else direct,
        lazy=compose("LazyMethod({})", arguments),
    )
