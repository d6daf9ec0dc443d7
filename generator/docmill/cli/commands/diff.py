"""`docmill diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.console import Session
from docmill.config.choices import DiffFormat, FailOn


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="What was.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What is.")],
    dialect: options.Dialect = "jdcloud",
    fail_on: Annotated[
        FailOn | None,
        typer.Option("--fail-on", help="Exit with 1 on such changes, or worse."),
    ] = None,
    ignore: Annotated[
        Path | None,
        typer.Option(
            "--ignore",
            metavar="FILE",
            help="A list of accepted changes with reasons; unused entries are errors.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    current: Annotated[
        str | None,
        typer.Option(
            "--current",
            metavar="VERSION",
            help="The version of the client now; the next one is computed from it.",
        ),
    ] = None,
    format: Annotated[
        DiffFormat, typer.Option("--format", help="The form of the comparison.")
    ] = "text",
) -> None:
    """Say what changed, and whom it hurts: callers of the client, others on the wire.

    OLD and NEW are a page, a folder of pages, a document, or one of these in a revision
    of the git repository, from its top: main:spec/mps/docs.

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
