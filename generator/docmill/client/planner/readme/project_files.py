"""What stands around the code: project files, README, public names, examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from docmill.client.literals import (
    Code,
    code_block,
    code_span,
    console_block,
    identifier,
    join,
    literal,
    markdown,
    markdown_text,
    toml,
    visible,
)
from docmill.client.plan import Example, Export, ModelModule
from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.client.planner.modules.client_classes import Constructor
from docmill.client.planner.modules.imports import member_order, natural
from docmill.client.planner.names.package import Identity
from docmill.client.planner.operations.find import PlannedOperation
from docmill.client.planner.operations.pagination import EXTENSION
from docmill.client.planner.operations.parameters import PlannedParameter
from docmill.client.planner.operations.planned_bodies import BodyField
from docmill.client.planner.readme.example_values import ExampleValues
from docmill.client.planner.readme.program_setup import (
    FROM_ENVIRONMENT,
    Opening,
    client_values,
    setup,
    usual_access,
)
from docmill.client.planner.readme.reference import Described, Reference, showpiece
from docmill.client.planner.text.words import Wording
from docmill.client.project_plan import FirstCall, Project
from docmill.openapi.servers import address

_SUMMARY = 200
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,}) *")
_BLOCK = re.compile(r" {0,3}(?:#{1,6}(?: |$)|```|~~~|\||\[?!\[|<(?!https?:))| {4,}\S")


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


def examples(
    described: Sequence[Described], values: ExampleValues
) -> tuple[Example, ...]:
    """What a stand-in answers to each operation."""
    return tuple(_example(item, values) for item in described)


def project(
    document: DocumentReader,
    identity: Identity,
    built: Constructor,
    described: Sequence[Described],
    values: ExampleValues,
    words: Wording,
    *,
    has_reference: bool,
) -> Project:
    """What `pyproject.toml`, README and change log need.

    Only a README has a reference, with an entry for each operation.
    """
    reference = Reference(values, words)
    return Project(
        distribution=toml(identity.distribution),
        version=toml(identity.version),
        description=toml(f"A typed client of {identity.title}"[:_SUMMARY]),
        wheel_packages=toml([f"src/{identity.package}"]),
        title=markdown(identity.title),
        install=console_block(f"pip install {identity.distribution}"),
        errors_module=code_span(f"{identity.package}.errors"),
        version_text=markdown(identity.version),
        about=markdown_text(introduction(document.node("/info").text("description"))),
        words=words.readme,
        has_credentials=bool(built.positional),
        first_call=_first_call(
            identity, built, described, reference, address(document.whole)
        ),
        reference=tuple(reference.entry(item) for item in described if has_reference),
    )


def _first_call(
    identity: Identity,
    built: Constructor,
    described: Sequence[Described],
    reference: Reference,
    where: str,
) -> FirstCall | None:
    if not described:
        return None
    chosen = showpiece(described)
    values = client_values(described, reference.values)
    access = usual_access(built)
    shown = dict.fromkeys(access, literal("…"))
    arguments = setup(built, values, FROM_ENVIRONMENT, shown, where)
    opening = Opening(package=identity.package, arguments=arguments)
    sync, asynchronous = opening.programs(reference, chosen, chosen.shown)
    keys = Code('Credentials("key", "secret")')
    secrets = dict.fromkeys(access, literal("secret"))
    for_tests = setup(built, values, keys, secrets, where)
    return FirstCall(
        quick_start=code_block(sync),
        async_quick_start=code_block(asynchronous),
        test_setup=join(", ", for_tests),
        test_call=reference.call(chosen, chosen.first),
    )


def introduction(text: str) -> str:
    """What a description begins with: its text before whatever is no plain paragraph.

    Headings (CommonMark 4.2, 4.3), code blocks, tables, images and HTML end it; headings
    that it begins with, and badges, are left out.
    """
    kept: list[str] = []
    for line in visible(text).split("\n"):
        is_underline = bool(_UNDERLINE.fullmatch(line) and kept)
        if is_underline:
            kept.pop()
        if not is_underline and not _BLOCK.match(line):
            kept.append(line)
        elif any(kept):
            break
    return "\n".join(kept).strip()


def _exports(places: Mapping[str, str]) -> tuple[Export, ...]:
    """The names in the order in which their import lines are sorted."""
    names = sorted(places, key=lambda name: (natural(places[name]), member_order(name)))
    return tuple(_export(name, places[name]) for name in names)


def _export(name: str, module: str) -> Export:
    return Export(
        name=identifier(name),
        module=Code(module),
        key=literal(name),
        place=literal(module),
    )


def _position(operation: ObjectAt) -> dict[str, str]:
    """How a stand-in tells that a request is for a later page than the one shown."""
    paging = ObjectAt("", operation.mapping(EXTENSION))
    style = paging.text("style")
    name = paging.mapping("request").get(style)
    if not name:
        return {}
    return {"position": str(name), "first": {"page": "1", "offset": "0"}.get(style, "")}


def _fixed(operation: PlannedOperation) -> tuple[tuple[str, str], ...]:
    """What a request always says, which tells apart operations of one path."""
    fields = operation.body.fields if operation.body else None
    members: list[PlannedParameter | BodyField] = [
        *operation.parameters,
        *(fields or ()),
    ]
    return tuple(
        (item.name, str(item.schema["const"]))
        for item in members
        if item.required and isinstance(item.schema.get("const"), str | int)
    )


def _example(described: Described, values: ExampleValues) -> Example:
    found = described.operation.found
    facts = {"method": found.method, "path": found.path, **_position(found.node)}
    responses = described.operation.responses
    success = next((r for r in responses if r.is_success), None)
    success = success or next((r for r in responses if r.status == "default"), None)
    parts = [f"{name}={literal(value)}" for name, value in facts.items()]
    if fixed := _fixed(described.operation):
        parts.append(f"fixed={literal(fixed)}")
    if success is not None:
        status = int(success.status) if success.status.isdigit() else 200
        parts.append(f"status={literal(status)}")
        answer = values.response(success)
        if answer is not None:
            media_type, body = answer
            parts += [f"body={literal(body)}", f"media_type={literal(media_type)}"]
    value = Code(f"Example({', '.join(parts)})")
    return Example(key=literal(found.id), value=value)
