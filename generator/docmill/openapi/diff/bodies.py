"""Request bodies and responses of an operation."""

from __future__ import annotations

from functools import partial

from docmill.openapi.diff.change import Changes
from docmill.openapi.diff.schemas import Direction, Place, Schemas
from docmill.openapi.document import FROM_EXAMPLE
from docmill.openapi.node import Node


def compare_body(
    old: Node, new: Node, where: str, changes: Changes, schemas: Schemas
) -> None:
    """Note what changed in the request body of an operation."""
    before, after = old.get("requestBody"), new.get("requestBody")
    note = partial(changes.add, where=where, subject="body")
    if before is None and after is not None:
        suffix = "required" if after.flag("required") else "optional"
        note(f"body-added-{suffix}", new=after.site)
    elif before is not None and after is None:
        note("body-removed", old=before.site, new=new)
    elif before is not None and after is not None:
        if before.flag("required") != after.flag("required"):
            became = "required" if after.flag("required") else "optional"
            note(f"body-became-{became}", old=before, new=after)
        _compare_content(
            before, after, Place(where, "body"), "request", changes, schemas
        )


def compare_responses(
    old: Node, new: Node, where: str, changes: Changes, schemas: Schemas
) -> None:
    """Note answers that came and went, and what changed in those that stayed."""
    olds, news = old.members("responses"), new.members("responses")
    for code, before in olds.items():
        after = news.get(code)
        if after is None:
            changes.add(
                f"{_kind(code)}-response-removed",
                where,
                f"response {code}",
                old=before.site,
                new=new,
                inferred=_is_inferred(before),
            )
        else:
            _compare_response(
                before, after, Place(where, f"response {code}"), changes, schemas
            )
    for code, after in news.items():
        if code not in olds:
            changes.add(
                f"{_kind(code)}-response-added",
                where,
                f"response {code}",
                new=after.site,
            )


def _kind(code: str) -> str:
    return "success" if code.startswith("2") else "error"


def _compare_response(
    old: Node, new: Node, place: Place, changes: Changes, schemas: Schemas
) -> None:
    note = partial(changes.add, where=place.where)
    before, after = old.members("content"), new.members("content")
    if after and not before:
        note("response-body-added", subject=place.subject, old=old, new=new)
    elif before and not after:
        note(
            "response-body-removed",
            subject=place.subject,
            old=old,
            new=new,
            inferred=_is_inferred(old),
        )
    else:
        _compare_content(old, new, place, "response", changes, schemas)
    if old.text("description") != new.text("description"):
        note("description-changed", subject=place.subject, old=old, new=new)
    _compare_headers(old, new, place, changes, schemas)


def _is_inferred(response: Node) -> bool:
    """Whether examples alone show what a response holds."""
    contents = response.members("content").values()
    schemas = [schema for content in contents if (schema := content.get("schema"))]
    return bool(schemas) and all(schema.flag(FROM_EXAMPLE) for schema in schemas)


def _compare_headers(
    old: Node, new: Node, place: Place, changes: Changes, schemas: Schemas
) -> None:
    olds, news = old.members("headers"), new.members("headers")
    for name, before in olds.items():
        after = news.get(name)
        note = partial(
            changes.add, where=place.where, subject=f"header {name}", old=before
        )
        if after is None:
            note("response-header-removed", new=new)
            continue
        if before.flag("required") and not after.flag("required"):
            note("response-header-became-optional", new=after)
        schema, other = before.get("schema"), after.get("schema")
        if schema and other:
            schemas.compare(
                schema, other, Place(place.where, f"header {name}"), "response"
            )
    for name, after in news.items():
        if name not in olds:
            changes.add(
                "response-header-added", place.where, f"header {name}", new=after
            )


def _compare_content(
    old: Node,
    new: Node,
    place: Place,
    direction: Direction,
    changes: Changes,
    schemas: Schemas,
) -> None:
    prefix = "body" if direction == "request" else "response"
    note = partial(changes.add, where=place.where, subject=place.subject)
    olds, news = old.members("content"), new.members("content")
    for kind, before in olds.items():
        if kind not in news:
            note(f"{prefix}-media-type-removed", detail=kind, old=before, new=new)
            continue
        schema, other = before.get("schema"), news[kind].get("schema")
        if schema and other:
            schemas.compare(schema, other, place, direction)
    for kind, after in news.items():
        if kind not in olds:
            note(f"{prefix}-media-type-added", detail=kind, old=old, new=after)
