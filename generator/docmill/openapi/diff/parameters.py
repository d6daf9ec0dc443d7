"""The parameters of an operation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TypeAlias

from docmill.openapi.diff.change import Changes
from docmill.openapi.diff.schemas import Place, Schemas
from docmill.openapi.node import Node

Owners: TypeAlias = tuple[Node, Node]
"""The path item and the operation; parameters of the second override the first's."""

_STYLE = ("style", "explode", "allowReserved", "x-docmill-style")


def compare_parameters(
    old: Owners,
    new: Owners,
    renamed: Mapping[str, str],
    where: str,
    changes: Changes,
    schemas: Schemas,
) -> None:
    """Note parameters that came and went, and what changed in those that stayed.

    `renamed` are the path parameters by their old names.
    """
    olds, news = _parameters(old), _parameters(new)
    for key, before in olds.items():
        name = renamed.get(key[1], key[1]) if key[0] == "path" else key[1]
        found = _counterpart((key[0], name), olds, news)
        if found is None:
            changes.add(
                "parameter-removed", where, _subject(key), old=before.site, new=new[1]
            )
            continue
        after = news.pop(found)
        note = partial(
            changes.add, where=where, subject=_subject(found), old=before, new=after
        )
        if key[1] != name:
            note("parameter-renamed", detail=f"{key[1]} → {name}")
        if key[0] != found[0]:
            note("parameter-moved", detail=f"{key[0]} → {found[0]}")
        _compare(before, after, where, _subject(found), changes, schemas)
    for key, after in news.items():
        suffix = "required" if after.flag("required") else "optional"
        changes.add(f"parameter-added-{suffix}", where, _subject(key), new=after.site)


def _parameters(owners: Owners) -> dict[tuple[str, str], Node]:
    """The parameters by their `in` and name."""
    return {
        (node.text("in"), node.text("name")): node
        for owner in owners
        for node in owner.items("parameters")
    }


def _counterpart(
    key: tuple[str, str],
    olds: Mapping[tuple[str, str], Node],
    news: Mapping[tuple[str, str], Node],
) -> tuple[str, str] | None:
    """The new key of a parameter: the same, or the same name in another place."""
    if key in news:
        return key
    moved = [other for other in news if other[1] == key[1] and other not in olds]
    return moved[0] if moved else None


def _compare(
    old: Node, new: Node, where: str, subject: str, changes: Changes, schemas: Schemas
) -> None:
    note = partial(changes.add, where=where, subject=subject, old=old, new=new)
    if old.flag("required") != new.flag("required"):
        is_required = new.flag("required")
        note(
            "parameter-became-required" if is_required else "parameter-became-optional"
        )
    if new.flag("deprecated") and not old.flag("deprecated"):
        note("parameter-deprecated")
    if [old.data(key) for key in _STYLE] != [new.data(key) for key in _STYLE]:
        note("parameter-style-changed")
    if old.text("description") != new.text("description"):
        note("description-changed")
    before, after = _schema(old), _schema(new)
    if before and after:
        schemas.compare(before, after, Place(where, subject), "request")


def _schema(parameter: Node) -> Node | None:
    """The schema of a parameter, also of one that is sent as a media type."""
    content = list(parameter.members("content").values())
    return content[0].get("schema") if content else parameter.get("schema")


def _subject(key: tuple[str, str]) -> str:
    return f"{key[0]} parameter {key[1]}"
