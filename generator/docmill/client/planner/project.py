"""What stands around the code: project files, README, public names, examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from docmill.client.literals import (
    Code,
    Identifier,
    compose,
    identifier,
    join,
    literal,
    markdown,
    toml,
)
from docmill.client.plan import Example, Export, ModelModule, Project
from docmill.client.planner.clients import Constructor
from docmill.client.planner.docs import plain
from docmill.client.planner.documents import Document, Node
from docmill.client.planner.identity import Identity
from docmill.client.planner.imports import natural
from docmill.client.planner.pagination import EXTENSION
from docmill.client.planner.reference import Described, Reference, quick_start
from docmill.client.planner.samples import Samples

_SUMMARY = 200


def exports(built: Constructor) -> tuple[Export, ...]:
    """The public names of the package without its models."""
    places = {
        "APIError": ".errors",
        "APIStatusError": ".errors",
        "AsyncClient": "._client",
        "Client": "._client",
        "UNSET": "._runtime.unset",
        "Unset": "._runtime.unset",
    }
    if built.positional:
        places |= dict.fromkeys(
            ("Credentials", "CredentialsProvider"), "._runtime.credentials"
        )
    return _exports(places)


def model_exports(modules: Iterable[ModelModule]) -> tuple[Export, ...]:
    """The names of all classes and aliases and their modules."""
    found: dict[str, str] = {}
    for module in modules:
        names = [item.name for item in module.classes] + [
            item.name for item in module.aliases
        ]
        found.update((str(name), f".{module.name}") for name in names)
    return _exports(found)


def examples(described: Sequence[Described], samples: Samples) -> tuple[Example, ...]:
    """What a stand-in answers to each operation."""
    return tuple(_example(item, samples) for item in described)


def project(
    document: Document,
    identity: Identity,
    built: Constructor,
    described: Sequence[Described],
    samples: Samples,
) -> Project:
    """What `pyproject.toml`, README and change log need."""
    about = plain(document.node("/info").text("description"))
    reference = Reference(replace(samples, is_request=True))
    setup = _setup(built)
    names = ", ".join(["Client", *(["Credentials"] if built.positional else [])])
    sync, asynchronous = quick_start(
        reference, described, setup, identity.package, names
    )
    return Project(
        distribution=toml(identity.distribution),
        version=toml(identity.version),
        description=toml(f"A typed client of {identity.title}"[:_SUMMARY]),
        wheel_packages=toml([f"src/{identity.package}"]),
        title=markdown(identity.title),
        distribution_text=markdown(identity.distribution),
        package_text=markdown(identity.package),
        version_text=markdown(identity.version),
        about=tuple(markdown(text) for text in about.split("\n\n") if text.strip()),
        quick_start=sync,
        async_quick_start=asynchronous,
        setup=setup,
        has_credentials=bool(built.positional),
        reference=tuple(reference.entry(item) for item in described),
    )


def _exports(places: Mapping[str, str]) -> tuple[Export, ...]:
    """The names in the order in which their import lines are sorted."""
    names = sorted(places, key=lambda name: (natural(places[name]), name))
    return tuple(_export(name, places[name]) for name in names)


def _export(name: str, module: str) -> Export:
    return Export(
        name=identifier(name),
        module=Code(module),
        key=literal(name),
        place=literal(module),
    )


def _position(operation: Node) -> dict[str, str]:
    """How a stand-in tells that a request is for a later page than the one shown."""
    paging = Node("", operation.mapping(EXTENSION))
    style = paging.text("style")
    name = paging.mapping("request").get(style)
    if not name:
        return {}
    return {"position": str(name), "first": {"page": "1", "offset": "0"}.get(style, "")}


def _example(described: Described, samples: Samples) -> Example:
    found = described.operation.found
    facts = {"method": found.method, "path": found.path, **_position(found.node)}
    responses = described.operation.responses
    success = next((r for r in responses if r.is_success), None)
    success = success or next((r for r in responses if r.status == "default"), None)
    parts = [f"{name}={literal(value)}" for name, value in facts.items()]
    if success is not None:
        status = int(success.status) if success.status.isdigit() else 200
        parts.append(f"status={literal(status)}")
        answer = samples.answer(success)
        if answer is not None:
            media_type, body = answer
            parts += [f"body={literal(body)}", f"media_type={literal(media_type)}"]
    value = Code(f"Example({', '.join(parts)})")
    return Example(key=literal(found.id), value=value)


def _setup(built: Constructor) -> Code:
    """A call of the constructor as the README shows it."""
    arguments: list[Code] = []
    if built.positional:
        arguments.append(Code("Credentials.from_env()"))
    for argument in built.keywords:
        shown = _SETUP.get(argument.name)
        if argument.default is None or (shown and argument.name != "base_url"):
            arguments.append(compose("{}={}", argument.name, literal(shown or "…")))
    return compose("Client({})", join(", ", arguments))


_SETUP: dict[Identifier | str, str] = {
    "api_key": "…",
    "base_url": "https://api.example.com",
    "client_id": "…",
    "client_secret": "…",
    "password": "…",
    "region_id": "cn-north-1",
    "token": "…",
    "username": "…",
}
