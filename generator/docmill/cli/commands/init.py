"""`docmill init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.console import Session
from docmill.cli.option_values import profile_of


def init(
    docs: Annotated[Path, typer.Argument(metavar="DOCS", help="A folder of pages.")],
    profile: options.Profile = None,
    no_profile: options.NoProfile = False,
) -> None:
    """Detect the dialect of pages and write docmill.toml.

    \b
    docmill init docs/
    """
    from docmill.cli.runs import init as run

    raise typer.Exit(
        run.init(Session(format="text"), docs, profile_of(profile, no_profile))
    )
