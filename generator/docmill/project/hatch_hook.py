"""A build hook for Hatchling: the client is made from the docs while a package is built.

```toml
[build-system]
requires = ["hatchling", "docmill"]
build-backend = "hatchling.build"

[tool.hatch.build.hooks.docmill]
```

Works without a network: docmill reads the pages and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.plugin import hookimpl

import docmill
from docmill.config import load
from docmill.config.model import Project
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.render import report
from docmill.files.cache import Cache
from docmill.pipeline import inputs
from docmill.project import lockfile
from docmill.project.build import Builder


class DocmillHook(BuildHookInterface[BuilderConfig]):
    """Builds what the settings of docmill name before Hatchling collects files.

    Its options are `config`, the file of the settings (by default docmill.toml or
    pyproject.toml of the package), `strict`, which takes warnings for errors, and `locked`,
    which demands that everything is as docmill.lock says.
    """

    PLUGIN_NAME = "docmill"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Generate, and have the files packed even where git ignores them.

        Ends the build where the docs have errors, which have been told by then.
        """
        diagnostics = Diagnostics(strict=self.config.get("strict") is True)
        project = self._project(diagnostics)
        if project is not None and self.config.get("locked") is True:
            lockfile.verify(project, diagnostics)
        if project is not None and not diagnostics.has_errors:
            # No cache: a package is made from its sources alone.
            Builder(project=project, cache=Cache(None)).build(diagnostics)
            build_data["artifacts"] += _artifacts(project)
        said = report(diagnostics.items, "text", version=docmill.__version__)
        if said:
            self.app.display_warning(said)
        if diagnostics.has_errors:
            self.app.abort("docmill cannot make the client of this package")

    def _project(self, diagnostics: Diagnostics) -> Project | None:
        """The settings of the package, never those of a folder above it."""
        root = Path(self.root)
        file = self.config.get("config")
        path = root / file if isinstance(file, str) else load.find(root)
        if path is None or not path.resolve().is_relative_to(root.resolve()):
            self.app.abort(
                "the build hook of docmill finds no settings: add a docmill.toml or "
                "[tool.docmill.apis.NAME] to pyproject.toml"
            )
            return None
        return load.load(path, diagnostics)


@hookimpl
def hatch_register_build_hook() -> type[DocmillHook]:
    """What the entry point of the group `hatch` gives to Hatchling."""
    return DocmillHook


def _artifacts(project: Project) -> Iterator[str]:
    """Patterns, as those of .gitignore, for what was made; all of it below the root."""
    for path in (path for api in project.apis for path in inputs.made(api)):
        if path.is_relative_to(project.root):
            yield f"/{path.relative_to(project.root).as_posix()}"
