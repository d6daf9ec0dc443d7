"""The commands that show what is, what was, and where it comes from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.options import DiffFormatName, FailOnName, StageName
from docmill.cli.session import Session, colored


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="What was.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What is.")],
    dialect: options.Dialect = "jdcloud",
    fail_on: Annotated[
        FailOnName | None,
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
        DiffFormatName, typer.Option("--format", help="The form of the comparison.")
    ] = DiffFormatName.text,
) -> None:
    """Say what changed, and whom it hurts: callers of the client, others on the wire.

    OLD and NEW are a page, a folder of pages, a document, or one of these in a revision
    of the git repository, from its top: main:spec/mps/docs.

    \b
    docmill diff main:docs docs
    docmill diff old.yaml openapi.yaml --fail-on breaking
    docmill diff v1.4.0:docs docs --current 1.4.0 --format markdown
    """
    from docmill.cli import comparing
    from docmill.config import Config
    from docmill.openapi.diff.rules import Rating

    is_github = format is DiffFormatName.github
    raise typer.Exit(
        comparing.diff(
            Session(format="github" if is_github else "text"),
            old,
            new,
            Config(dialect=dialect),
            form=format.value,
            fail_on=Rating[fail_on.value.upper()] if fail_on else None,
            current=current,
            ignore=ignore,
        )
    )


def dump(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="Pages, or an OpenAPI document.")
    ],
    stage: Annotated[StageName, typer.Option("--stage", help="What to show.")],
    dialect: options.Dialect = "jdcloud",
) -> None:
    """Show a stage between pages and client as text.

    \b
    docmill dump --stage facts docs/getTask.md
    docmill dump --stage plan openapi.yaml
    """
    from docmill.cli import documents

    raise typer.Exit(documents.dump(Session(format="text"), path, stage.value, dialect))


def explain(
    spec: options.Spec,
    pointer: Annotated[
        str,
        typer.Argument(
            metavar="POINTER", help="A JSON Pointer, such as '#/info/title'."
        ),
    ],
) -> None:
    """Show where a part of a document comes from: page, line, rule, and what was not used.

    \b
    docmill explain openapi.yaml '#/components/schemas/Task/properties/status/enum'
    """
    from docmill.config import Limits
    from docmill.explaining import explain as explanation

    session = Session(format="text")
    text = explanation(
        spec,
        pointer,
        session.diagnostics,
        Limits(),
        root=session.root,
        color=colored(sys.stdout),
    )
    sys.stdout.write(text or "")
    raise typer.Exit(session.finish())
