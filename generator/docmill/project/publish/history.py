"""What changed in an API since an earlier version, and when this version came out."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from docmill import pipeline
from docmill.config.model import Api, Config
from docmill.diagnostics.model import Diagnostics, Severity
from docmill.files.git import Revision, RevisionError, checked_out, committed, is_known
from docmill.openapi.diff.compare import compare
from docmill.openapi.document import OpenApi, is_map
from docmill.project.compare import DOCUMENTS, Side, side
from docmill.publish.site.all_files import History

_ADDED = "operation-added"
_NOTHING = OpenApi({"openapi": "3.1.0", "paths": {}})


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier version of what is published; pages of it are read once.

    `name` is a git revision, or what `docmill diff` compares, or the folder of a site or
    of documents. `date` is when the version that is published came out, where git does
    not tell; `is_only` where it has one API, whatever that was called.
    """

    name: str
    root: Path
    date: datetime | None
    is_only: bool
    _sides: dict[str, Side] = field(default_factory=dict[str, Side])

    def history(
        self, api: Api, document: OpenApi, diagnostics: Diagnostics
    ) -> History | None:
        """What changed in an API. None with errors told.

        Of an API that the earlier version does not have, every operation is new.
        """
        own = Diagnostics()
        before = self._before(api, own)
        errors = [item for item in own if item.severity is Severity.ERROR]
        diagnostics.items.extend(errors)
        if errors:
            return None
        changes = compare(before or _NOTHING, document)
        if before is None:
            changes = tuple(item for item in changes if item.rule.id == _ADDED)
        is_path = Path(self.root, self.name).exists()
        dates = map(committed, (api.spec, *api.docs))
        return History(
            since=_version(before) if is_path and before else self.name,
            changes=changes,
            updated=self.date or next(filter(None, dates), None),
        )

    def _before(self, api: Api, diagnostics: Diagnostics) -> OpenApi | None:
        """The earlier document; None where there is none, or with errors told."""
        path = Path(self.root, self.name)
        if path.is_dir():
            found = next(filter(Path.is_file, _places(api, path)), None)
            if found is not None:
                limits = api.config.limits
                return pipeline.load_document(
                    found, diagnostics, limits, root=self.root
                )
            if _has_documents(path):
                return None
        elif not path.exists() and ":" not in self.name:
            return _in_git(api, self.name, diagnostics)
        side = self._side(api.config, diagnostics)
        only = next(iter(side.values())) if self.is_only and len(side) == 1 else None
        return side.get(api.name, only)

    def _side(self, config: Config, diagnostics: Diagnostics) -> Side:
        key = f"{config.dialect} {config.profile}"
        found = self._sides.get(key)
        if found is None:
            read = side(self.name, config, diagnostics, root=self.root)
            found = self._sides[key] = read or {}
        return found


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


def _has_documents(folder: Path) -> bool:
    """Whether a folder is one of documents, or of a site, rather than of pages."""
    if any(folder.glob("*/openapi.yaml")):
        return True
    has_pages = any(folder.rglob("*.md"))
    return not has_pages and any(path.suffix in DOCUMENTS for path in folder.iterdir())


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
