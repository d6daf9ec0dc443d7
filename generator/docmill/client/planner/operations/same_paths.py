"""What is sent of a path: some documents tell operations of one path apart by more."""

from __future__ import annotations

import re
from collections.abc import Collection

from docmill.client.planner.document_reader import DocumentReader, ObjectAt


def route(
    document: DocumentReader, path: str, holder: ObjectAt, operation: ObjectAt
) -> str:
    """The path of a request: without a fragment, and with what is fixed of a query.

    `/a?kind=b&id={id}#c`, where `id` is a parameter of the query, is `/a?kind=b`. A
    document should not have a query there (OpenAPI 3.1, paths object), so that is told. A
    fragment tells apart operations that the service tells apart by a parameter:
    `/#ListBooks` is `/`.
    """
    sent, _, query = path.partition("#")[0].partition("?")
    if query:
        document.warn(
            "path-with-query",
            "a path has no query; what is fixed in it is sent",
            holder.pointer,
            hint="describe it by parameters of the query",
        )
    declared = {
        node.text("name")
        for owner in (holder, operation)
        for node in document.children(owner.pointer, "parameters")
        if node.text("in") == "query"
    }
    kept = [
        pair for pair in query.split("&") if pair and not _is_declared(pair, declared)
    ]
    return f"/{sent.removeprefix('/')}" + (f"?{'&'.join(kept)}" if kept else "")


def _is_declared(pair: str, declared: Collection[str]) -> bool:
    """Whether `name={value}` stands for a parameter of the query."""
    name, _, value = pair.partition("=")
    named = re.fullmatch(r"\{([^{}]*)\}", value)
    return named is not None and (name in declared or named[1] in declared)
