"""What changed in an API since an earlier version, and when this version came out."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from docmill import comparing, pipeline
from docmill.config import Api
from docmill.diagnostics import Diagnostics, Severity
from docmill.openapi.diff.compare import compare
from docmill.openapi.model import OpenApi, is_map
from docmill.publish.site import History
from docmill.revisions import (
    Revision,
    RevisionError,
    checked_out,
    committed,
    is_known,
)

_NOTHING = OpenApi({"openapi": "3.1.0", "paths": {}})


def history(
    api: Api,
    document: OpenApi,
    previous: str,
    diagnostics: Diagnostics,
    *,
    root: Path,
    date: datetime | None,
) -> History | None:
    """What changed in an API since `previous`. None with errors told.

    `previous` is a git revision, or what `docmill diff` compares, or the folder of a site
    or of documents. Of an API that it does not have, every operation is new.
    """
    own = Diagnostics()
    before = _before(api, previous, own, root=root)
    errors = [item for item in own if item.severity is Severity.ERROR]
    diagnostics.items.extend(errors)
    if errors:
        return None
    changes = compare(before or _NOTHING, document)
    if before is None:
        changes = tuple(item for item in changes if item.rule.id == "operation-added")
    is_path = Path(root, previous).exists()
    return History(
        since=_version(before) if is_path and before else previous,
        changes=changes,
        updated=date or next(filter(None, map(committed, (api.spec, *api.docs))), None),
    )


def _before(
    api: Api, previous: str, diagnostics: Diagnostics, *, root: Path
) -> OpenApi | None:
    """The earlier document; None where there is none, or with errors told."""
    path = Path(root, previous)
    if path.is_dir():
        found = next(filter(Path.is_file, _places(api, path)), None)
        if found is not None:
            limits = api.config.limits
            return pipeline.load_document(found, diagnostics, limits, root=root)
        if any(path.rglob("openapi.yaml")):
            return None
    elif not path.exists() and ":" not in previous:
        return _in_git(api, previous, diagnostics)
    side = comparing.side(previous, api.config, diagnostics, root=root)
    if side is None:
        return None
    return side.get(api.name) or (next(iter(side.values())) if len(side) == 1 else None)


def _places(api: Api, folder: Path) -> tuple[Path, ...]:
    """Where a folder of an earlier version may have the document of an API."""
    name = api.name
    return (
        folder / name / "openapi.yaml",
        folder / f"{name}.yaml",
        folder / f"{name}.yml",
        folder / f"{name}.json",
        folder / "openapi.yaml",
    )


def _in_git(api: Api, name: str, diagnostics: Diagnostics) -> OpenApi | None:
    """The document as a revision has it, with the overlay of then."""
    with ExitStack() as stack:
        try:
            spec = _checked_out(stack, name, api.spec)
        except RevisionError as error:
            diagnostics.error(
                "previous-missing",
                f"there is no earlier version {name}: {error}",
                hint="name a document, a folder of them or a site, or a git revision",
            )
            return None
        if spec is None:
            return None
        overlay = api.overlay and _checked_out(stack, name, api.overlay)
        return pipeline.load_document(
            spec,
            diagnostics,
            api.config.limits,
            root=spec.parent,
            corrections=overlay,
            selection=api.config.selection,
            allow=api.config.allow,
        )


def _checked_out(stack: ExitStack, name: str, path: Path) -> Path | None:
    """A file as a revision has it. None where it has none; raises RevisionError."""
    revision = Revision.of(name, path)
    if not is_known(revision, path.resolve().parent):
        return None
    return stack.enter_context(checked_out(revision, path.resolve().parent)) / str(
        revision.path
    )


def _version(document: OpenApi) -> str:
    info = document.data.get("info")
    return str(info.get("version", "")) if is_map(info) else ""
