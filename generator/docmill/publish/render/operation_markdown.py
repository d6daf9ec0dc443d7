"""One Markdown file for each operation and each schema: for readers that are programs.

Everything that the page shows of an operation is in its file, from the same Reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docmill.publish.filenames import stems
from docmill.publish.model import (
    Body,
    Code,
    Content,
    Operation,
    Prose,
    Reference,
    Response,
    Schema,
)
from docmill.publish.render.field_markdown import Writer
from docmill.publish.render.text_to_markdown import code, escape, fenced, quoted
from docmill.words.load import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The files by the anchors of what they are about."""

    operations: Mapping[str, str]
    schemas: Mapping[str, str]

    @classmethod
    def of(cls, reference: Reference, suffix: str = "") -> Paths:
        """The files of a reference; `suffix` is that of the folders of its language."""
        calls = [(call.anchor, call.operation_id) for call in operations(reference)]
        schemas = [(item.anchor, item.name) for item in reference.schemas]
        return cls(
            operations=_paths(f"operations{suffix}", calls),
            schemas=_paths(f"schemas{suffix}", schemas),
        )


def operations(reference: Reference) -> tuple[Operation, ...]:
    """All operations of a reference, those that the service calls at the end."""
    grouped = (call for group in reference.groups for call in group.operations)
    return (*grouped, *reference.webhooks)


def files(reference: Reference, words: Words, suffix: str = "") -> dict[str, str]:
    """The texts by their paths below the folder of the service."""
    paths = Paths.of(reference, suffix)
    up = {
        anchor: f"../{path}"
        for anchor, path in (*paths.operations.items(), *paths.schemas.items())
    }
    writer = Writer(words, up)
    servers = [server.url for server in reference.servers]
    found = {
        paths.operations[call.anchor]: _operation(call, servers, writer)
        for call in operations(reference)
    }
    return found | {
        paths.schemas[schema.anchor]: _schema(schema, writer)
        for schema in reference.schemas
    }


def _paths(folder: str, names: Iterable[tuple[str, str]]) -> dict[str, str]:
    names = list(names)
    found = stems(name for _, name in names)
    return {
        anchor: f"{folder}/{stem}.md"
        for (anchor, _), stem in zip(names, found, strict=True)
    }


def _operation(call: Operation, servers: list[str], writer: Writer) -> str:
    words = writer.words
    blocks = [
        f"# {escape(call.title)}",
        f"{code(f'{call.method.upper()} {call.path}')} · {code(call.operation_id)}",
        f"**{words.badges['deprecated']}**" if call.badge == "deprecated" else "",
        _prose(call.description),
        _listed(words.servers, map(code, call.servers or servers)),
        _listed(words.access, _access(call, writer)),
        *_section(words.documents["parameters"], [writer.parameters(call.parameters)]),
        *_section(words.body, _body(call.body, writer)),
        *_section(
            words.responses,
            [block for item in call.responses for block in _response(item, writer)],
        ),
        *_section(words.samples, list(_codes(call.samples, "###"))),
        _labelled(words.documents["see_also"], writer.link(call.external)),
        _labelled(words.source, writer.source(call.source)),
    ]
    return _joined(blocks)


def _schema(schema: Schema, writer: Writer) -> str:
    value, words = schema.value, writer.words
    used = [f"- {writer.link(link)}" for link in schema.used_by]
    blocks = [
        f"# {escape(schema.name)}",
        _prose(value.description),
        writer.members(value),
        *_section(words.used_by, ["\n".join(used)]),
        _labelled(words.source, writer.source(value.source)),
    ]
    return _joined(blocks)


def _access(call: Operation, writer: Writer) -> list[str]:
    """The alternatives, each the schemes that it needs together."""
    return [" + ".join(escape(link.label) for link in needs) for needs in call.access]


def _body(body: Body | None, writer: Writer) -> list[str]:
    if body is None:
        return []
    words = writer.words
    needed = words.required if body.required else words.documents["optional"]
    found = [f"**{needed}**", _prose(body.description)]
    return found + [b for item in body.contents for b in _content(item, writer)]


def _response(response: Response, writer: Writer) -> list[str]:
    head = escape(f"{response.status} {response.phrase}".strip())
    found = [f"### {head}", _prose(response.description)]
    if response.headers:
        found += [f"{writer.words.headers}:", writer.fields(response.headers)]
    return found + [b for item in response.contents for b in _content(item, writer)]


def _content(content: Content, writer: Writer) -> Iterator[str]:
    yield f"{code(content.media_type)}: {writer.value(content.value)}"
    yield writer.members(content.value)
    yield from _codes(content.examples, "####")


def _codes(codes: Iterable[Code], level: str) -> Iterator[str]:
    for sample in codes:
        yield f"{level} {escape(sample.label)}"
        yield fenced(sample.text, sample.language)


def _prose(prose: Prose | None) -> str:
    return quoted(prose.markdown) if prose else ""


def _listed(label: str, items: Iterable[str]) -> str:
    return _labelled(label, ", ".join(item for item in items if item))


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


def _section(title: str, blocks: list[str]) -> list[str]:
    return [f"## {title}", *blocks] if any(blocks) else []


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
