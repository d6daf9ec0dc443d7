"""`docmill dump`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.console import Session
from docmill.config.choices import Stage


def dump(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="Pages, or an OpenAPI document.")
    ],
    stage: Annotated[Stage, typer.Option("--stage", help="The stage to print.")],
    dialect: options.Dialect = None,
) -> None:
    """Print an intermediate stage between pages and client as text.

    \b
    docmill dump --stage facts docs/getTask.md
    docmill dump --stage plan openapi.yaml
    """
    from docmill.cli.runs import single

    raise typer.Exit(single.dump(Session(format="text"), path, stage, dialect))
