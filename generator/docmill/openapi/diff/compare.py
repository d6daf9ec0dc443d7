"""Two documents → what changed between them."""

from __future__ import annotations

from docmill.openapi.diff.change import Change, Changes
from docmill.openapi.diff.operations import compare_operations
from docmill.openapi.diff.schemas import Schemas
from docmill.openapi.diff.security import compare_schemes
from docmill.openapi.document import Json, OpenApi, is_list
from docmill.openapi.node import Node, root

_API = "the API"
_CLIENT_PARAMETERS = "x-docmill-client-parameters"
_ERROR = "x-docmill-error"


def compare(old: OpenApi, new: OpenApi) -> tuple[Change, ...]:
    """What changed, the worst first, then in the order of the documents.

    Models are compared where they are used, in the direction in which they travel; a
    change in a model is noted once, however many operations use it. Both documents
    must have passed `load`; parts of an unexpected form are left out.
    """
    before, after = root(old), root(new)
    changes = Changes()
    schemas = Schemas(changes)
    _compare_api(before, after, changes)
    compare_schemes(before, after, changes)
    compare_operations(before, after, changes, schemas)
    schemas.finish()
    _compare_models(before, after, changes, schemas)
    return tuple(sorted(changes.items.values(), key=lambda change: -change.rating))


def _compare_api(old: Node, new: Node, changes: Changes) -> None:
    if _first_server(old) != _first_server(new):
        detail = f"{_first_server(old) or 'none'} → {_first_server(new) or 'none'}"
        changes.add(
            "server-changed",
            _API,
            detail=detail,
            old=old.get("servers"),
            new=new.get("servers"),
        )
    info, other = old.get("info"), new.get("info")
    if info and other and info.text("description") != other.text("description"):
        changes.add("description-changed", _API, old=info, new=other)
    for name in _texts(old.data(_CLIENT_PARAMETERS)):
        if name not in _texts(new.data(_CLIENT_PARAMETERS)):
            changes.add(
                "client-parameter-removed", _API, f"parameter {name}", old=old, new=new
            )
    if old.data(_ERROR) != new.data(_ERROR):
        changes.add("error-envelope-changed", _API, old=old, new=new)


def _first_server(document: Node) -> str:
    servers = document.items("servers")
    return servers[0].text("url") if servers else ""


def _texts(value: Json) -> list[str]:
    return [str(item) for item in value] if is_list(value) else []


def _compare_models(old: Node, new: Node, changes: Changes, schemas: Schemas) -> None:
    """Note classes of the client that came, went or have another name."""
    olds, news = _models(old), _models(new)
    renamed = {
        before: after
        for before, after in schemas.renamed.items()
        if before not in news and after not in olds
    }
    for name, before in olds.items():
        if name in renamed:
            after = news.get(renamed[name])
            detail = f"{name} → {renamed[name]}"
            changes.add(
                "model-renamed",
                f"model {renamed[name]}",
                detail=detail,
                old=before,
                new=after,
            )
        elif name not in news:
            changes.add("model-removed", f"model {name}", old=before)
    for name, after in news.items():
        if name not in olds and name not in renamed.values():
            changes.add("model-added", f"model {name}", new=after)


def _models(document: Node) -> dict[str, Node]:
    components = document.get("components")
    return components.members("schemas") if components else {}
