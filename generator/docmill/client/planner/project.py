"""What stands around the code: project files, README, public names, examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from docmill.client.literals import (
    Code,
    code_span,
    compose,
    console_block,
    identifier,
    join,
    literal,
    markdown,
    markdown_text,
    toml,
)
from docmill.client.plan import Example, Export, ModelModule, Project
from docmill.client.planner.clients import Constructor, client_attributes
from docmill.client.planner.docs import shown
from docmill.client.planner.documents import Document, Node
from docmill.client.planner.identity import Identity
from docmill.client.planner.imports import natural
from docmill.client.planner.pagination import EXTENSION
from docmill.client.planner.reference import (
    Described,
    Reference,
    quick_start,
    showpiece,
)
from docmill.client.planner.samples import Samples
from docmill.client.planner.wording import Wording

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
    words: Wording,
) -> Project:
    """What `pyproject.toml`, README and change log need."""
    samples = replace(samples, is_request=True)
    reference = Reference(samples, words)
    chosen = showpiece(described)
    values = _client_values(described, samples)
    setup = _setup(built, values, Code("Credentials.from_env()"), "…")
    sync, asynchronous = quick_start(
        reference, described, setup, identity.package, bool(built.positional)
    )
    return Project(
        distribution=toml(identity.distribution),
        version=toml(identity.version),
        description=toml(f"A typed client of {identity.title}"[:_SUMMARY]),
        wheel_packages=toml([f"src/{identity.package}"]),
        title=markdown(identity.title),
        install=console_block(f"pip install {identity.distribution}"),
        errors_module=code_span(f"{identity.package}.errors"),
        version_text=markdown(identity.version),
        about=markdown_text(document.node("/info").text("description")),
        words=words.readme,
        test_setup=_setup(
            built, values, Code('Credentials("key", "secret")'), "secret"
        ),
        test_call=reference.call(chosen, chosen.first),
        has_credentials=bool(built.positional),
        quick_start=sync,
        async_quick_start=asynchronous,
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


def _client_values(described: Sequence[Described], samples: Samples) -> dict[str, str]:
    """An example for each parameter that is given once to the client."""
    found: dict[str, str] = {}
    for item in described:
        for parameter in item.operation.parameters:
            if parameter.from_client and parameter.name not in found:
                given = samples.given(Node("", parameter.data))
                found[parameter.name] = shown(given[0]) if given else "…"
    names = client_attributes(found)
    return {name: found[wire] for wire, name in names.items()}


def _setup(
    built: Constructor, values: Mapping[str, str], credentials: Code, secret: str
) -> Code:
    """The arguments of the constructor as README and tests have them."""
    names = [argument.name for argument in built.keywords]
    access = next((kind for kind in _ACCESS if kind[0] in names), ())
    known = {**dict.fromkeys(access, secret), **values}
    arguments = [credentials] if built.positional else []
    for argument in built.keywords:
        if argument.default is None or argument.name in known:
            value = known.get(argument.name, _ADDRESS)
            arguments.append(compose("{}={}", argument.name, literal(value)))
    return join(", ", arguments)


_ADDRESS = "https://api.example.com"
_ACCESS = (
    ("token",),
    ("api_key",),
    ("username", "password"),
    ("client_id", "client_secret"),
)
"""One way to be let in is enough; the easiest to get is shown."""
