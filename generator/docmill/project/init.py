"""Look at pages: which dialect they are in, which services they describe, what to set."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.docs.dialects import dialect
from docmill.docs.facts import OperationPage, OtherPage
from docmill.docs.markdown.reader import read
from docmill.docs.outline.one_operation_per_page import extract
from docmill.docs.service.page_files import CONTENTS, PageFile, find


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What pages look like to one dialect; `services` are their pages by service."""

    dialect: str
    docs: Path
    pages: int
    understood: int
    operations: int
    services: Mapping[str, tuple[Path, ...]]

    @property
    def sureness(self) -> str:
        """How sure it is that this is the dialect of the pages."""
        share = self.understood / self.pages if self.pages else 0
        if share >= 0.9:
            return "sure"
        return "fairly sure" if share >= 0.5 else "a guess"


def look(docs: Path, diagnostics: Diagnostics, limits: Limits, *, root: Path) -> Look:
    """The built-in dialect that understands most of the pages in `docs`."""
    files = [
        file
        for file in find([docs], diagnostics, limits, root=root)
        if file.path.name != CONTENTS
    ]
    looks = [_look(name, docs, files, limits) for name in dialect.built_in()]
    return max(looks, key=lambda found: (found.operations, found.understood))


def config_text(found: Look, root: Path, profile: str | bool = True) -> str:
    """A docmill.toml, in the folder `root`, for what was found.

    A profile stands in it where it is named or refused (False).
    """
    lines = ["# Settings of docmill; paths are relative to this file.", ""]
    if profile is not True:
        named = _quoted(profile) if profile else "false"
        lines += [f"profile = {named}", ""]
    for service, pages in sorted(found.services.items()):
        others = [p for n, ps in found.services.items() if n != service for p in ps]
        docs = [_relative(path, root) for path in _folders(pages, others, found.docs)]
        key = service if re.fullmatch("[A-Za-z0-9_-]+", service) else _quoted(service)
        lines += [
            f"[apis.{key}]",
            f"docs = [{', '.join(map(_quoted, docs))}]",
            f"spec = {_quoted(f'spec/{service}/openapi.yaml')}",
            f"client = {_quoted(f'generated/{service}')}",
            f"dialect = {_quoted(found.dialect)}",
            "",
        ]
    return "\n".join(lines)


def _look(name: str, docs: Path, files: Sequence[PageFile], limits: Limits) -> Look:
    words = dialect.load(name)
    base = docs if docs.is_dir() else docs.parent
    services: dict[str, list[Path]] = defaultdict(list)
    understood = operations = 0
    for file in files:
        ignored = Diagnostics()
        page = extract(read(file.source, ignored, limits), words, ignored)
        understood += page is not None and not isinstance(page, OtherPage)
        if isinstance(page, OperationPage):
            operations += 1
            host = re.match(r"https?://([\w-]+)", page.url.value)
            services[host[1] if host else "api"].append(base / file.path)
    return Look(
        dialect=name,
        docs=base,
        pages=len(files),
        understood=understood,
        operations=operations,
        services={key: tuple(paths) for key, paths in services.items()},
    )


def _folders(pages: Sequence[Path], others: Sequence[Path], docs: Path) -> list[Path]:
    """The fewest and widest folders with these pages and none of another service."""
    common = Path(os.path.commonpath([page.parent for page in pages]))
    wider = [f for f in (common, *common.parents) if f.is_relative_to(docs)]
    narrow = sorted({page.parent for page in pages})
    for folders in (*([folder] for folder in reversed(wider)), narrow):
        if not any(page.is_relative_to(f) for page in others for f in folders):
            return folders
    return sorted(pages)


def _relative(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


def _quoted(text: str) -> str:
    """A TOML string; those of JSON are."""
    return json.dumps(text, ensure_ascii=False)
