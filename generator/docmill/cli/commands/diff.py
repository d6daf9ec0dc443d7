"""`docmill diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.console import Session
from docmill.config.choices import DiffFormat, FailOn

Failing = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        help="Exit with 1 if there are changes of this rating or worse.",
    ),
]
Accepted = Annotated[
    Path | None,
    typer.Option(
        "--ignore",
        metavar="FILE",
        help="A file of accepted changes with reasons. Unused entries are errors.",
        exists=True,
        dir_okay=False,
    ),
]
CurrentVersion = Annotated[
    str | None,
    typer.Option(
        "--current",
        metavar="VERSION",
        help="The current version of the client. The next one is computed from it.",
    ),
]


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier version.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The current version.")],
    dialect: options.Dialect = None,
    fail_on: Failing = None,
    ignore: Accepted = None,
    current: CurrentVersion = None,
    format: Annotated[
        DiffFormat, typer.Option("--format", help="Output format for the comparison.")
    ] = "text",
) -> None:
    """Show what changed and whether it breaks Python callers or other clients.

    OLD is the earlier version, NEW the current one. Each is a page, a folder of pages or
    a document. REVISION:PATH reads it from git; PATH starts at the top of the repository,
    as in main:spec/mps/docs.

    \b
    docmill diff main:docs docs
    docmill diff old.yaml openapi.yaml --fail-on breaking
    docmill diff v1.4.0:docs docs --current 1.4.0 --format markdown
    """
    from docmill.cli.runs import diff as run
    from docmill.config.model import Config
    from docmill.openapi.diff.rules import Rating

    is_github = format == "github"
    raise typer.Exit(
        run.diff(
            Session(format="github" if is_github else "text"),
            old,
            new,
            Config(dialect=dialect),
            form=format,
            fail_on=Rating[fail_on.upper()] if fail_on else None,
            current=current,
            ignore=ignore,
        )
    )
