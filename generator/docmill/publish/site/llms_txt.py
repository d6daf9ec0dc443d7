"""`llms.txt`: what there is to read, for language models (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docmill.publish.model import Group, Operation, Reference
from docmill.publish.render.operation_markdown import Paths
from docmill.publish.render.text_to_markdown import code, escape, fenced, inline, quoted
from docmill.words.load import Words


def service(reference: Reference, words: Words, suffix: str = "") -> str:
    """The file of one service: its operations by group, its schemas, its documents.

    `suffix` is that of the files of its language.
    """
    paths = Paths.of(reference, suffix)
    blocks = [
        f"# {escape(reference.title)}",
        f"> {inline(reference.summary)}" if reference.summary else "",
        "\n".join(f"- {line}" for line in _facts(reference, words)),
        quoted(reference.description.markdown) if reference.description else "",
        *_signing(reference, words),
        *(_group(group, paths, words) for group in reference.groups),
    ]
    if reference.webhooks:
        calls = (_line(call, paths) for call in reference.webhooks)
        blocks.append(_section(words.webhooks, calls))
    schemas = (
        f"- [{escape(schema.name)}]({paths.schemas[schema.anchor]})"
        for schema in reference.schemas
    )
    blocks.append(_section(words.schemas, schemas))
    blocks.append(_section("Optional", _documents(words)))
    return _joined(blocks)


def site(references: Sequence[tuple[Reference, str]], words: Words) -> str:
    """The file of several services, which leads to that of each, given with it."""
    lines = (
        f"- [{escape(item.title)}]({href})"
        f"{f': {inline(item.summary)}' if item.summary else ''}"
        for item, href in references
    )
    title = words.documents["services"]
    blocks = [f"# {title}", _section(title, lines)]
    return _joined(blocks)


def _facts(reference: Reference, words: Words) -> Iterator[str]:
    if reference.version:
        yield f"{words.version}: {code(reference.version)}"
    for server in reference.servers:
        yield f"{words.servers}: {code(server.url)}"
    for access in reference.access:
        yield f"{words.access}: {escape(access.name)} ({escape(access.kind)})"


def _signing(reference: Reference, words: Words) -> Iterator[str]:
    """What samples of signed calls begin with."""
    for access in reference.access:
        if access.shell:
            code = fenced(access.shell.text, access.shell.language)
            yield _section(words.access, [words.signing, "", code])


def _group(group: Group, paths: Paths, words: Words) -> str:
    title = escape(group.title) or words.operations
    return _section(title, (_line(call, paths) for call in group.operations))


def _line(call: Operation, paths: Paths) -> str:
    route = code(f"{call.method.upper()} {call.path}")
    link = f"[{escape(call.title)}]({paths.operations[call.anchor]})"
    return f"- {link}: {route} ({code(call.operation_id)})"


def _documents(words: Words) -> Iterator[str]:
    for name in ("openapi.yaml", "openapi.json"):
        yield f"- [{name}]({name}): {words.documents['openapi_document']}"


def _section(title: str, lines: Iterable[str]) -> str:
    text = "\n".join(lines)
    return f"## {title}\n\n{text}" if text else ""


def _joined(blocks: Sequence[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
