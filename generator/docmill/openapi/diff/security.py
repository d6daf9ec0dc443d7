"""Who may call: schemes, and what each operation asks for."""

from __future__ import annotations

import json

from docmill.openapi.diff.change import Changes
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.node import Node


def compare_schemes(old: Node, new: Node, changes: Changes) -> None:
    """Note security schemes that came, went or work differently."""
    olds, news = _schemes(old), _schemes(new)
    for name, before in olds.items():
        where, after = f"security scheme {name}", news.get(name)
        if after is None:
            changes.add("security-scheme-removed", where, old=before, new=new)
        elif _without_prose(before.value) != _without_prose(after.value):
            changes.add("security-scheme-changed", where, old=before, new=after)
    for name, after in news.items():
        if name not in olds:
            changes.add("security-scheme-added", f"security scheme {name}", new=after)


def compare_security(old: Node, new: Node, where: str, changes: Changes) -> None:
    """Note whether an operation asks for more or less than before.

    Requirements are alternatives: one that is gone shuts callers out, unless what is
    left asks for less than it.
    """
    olds, news = _requirements(old), _requirements(new)
    if any(not any(after <= before for after in news) for before in olds):
        changes.add("operation-security-added", where, old=old, new=new)
    elif any(not any(before <= after for before in olds) for after in news) or any(
        not any(before == after for before in olds) for after in news
    ):
        changes.add("operation-security-removed", where, old=old, new=new)


def _schemes(document: Node) -> dict[str, Node]:
    components = document.get("components")
    return components.members("securitySchemes") if components else {}


def _without_prose(scheme: Json) -> str:
    if is_map(scheme):
        scheme = {key: value for key, value in scheme.items() if key != "description"}
    return json.dumps(scheme, sort_keys=True)


def _requirements(operation: Node) -> list[frozenset[str]]:
    """The alternatives, each the set of its schemes and scopes; `{}` asks for nothing."""
    declared = operation.data("security")
    if declared is None:
        declared = operation.document.data.get("security")
    alternatives = declared if is_list(declared) else []
    return [_needs(alternative) for alternative in alternatives] or [frozenset()]


def _needs(alternative: Json) -> frozenset[str]:
    needs: set[str] = set()
    for scheme, scopes in alternative.items() if is_map(alternative) else ():
        needs.add(scheme)
        needs |= {f"{scheme} {scope}" for scope in scopes} if is_list(scopes) else set()
    return frozenset(needs)
