"""`docmill lock`."""

from __future__ import annotations

import typer

from docmill.cli import options
from docmill.cli.console import Session


def lock(config: options.ConfigFile = None) -> None:
    """Write docmill.lock: hashes of pages, overlays, settings, templates and docmill itself.

    `docmill build` keeps an existing lock file up to date. With --locked it fails if any
    input differs from the lock file.

    \b
    docmill lock
    """
    from docmill.cli.runs import build

    raise typer.Exit(build.lock(Session(format="text"), config))
