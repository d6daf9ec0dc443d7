"""`docmill dialects`: the words and rules that docmill ships."""

from __future__ import annotations

from typing import Annotated

import typer

from docmill.cli.console import Session

app = typer.Typer(
    name="dialects",
    no_args_is_help=True,
    help="Show the dialects, lexicons and profiles that docmill ships.",
)


@app.command("list")
def list_all() -> None:
    """List dialects, lexicons and profiles.

    \b
    docmill dialects list
    """
    from docmill.cli.runs import dialects as run

    raise typer.Exit(run.list_all(Session(format="text")))


@app.command()
def show(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="A name, or KIND/NAME as in lexicon/en."),
    ],
) -> None:
    """Print the file of a dialect, a lexicon or a profile.

    \b
    docmill dialects show en
    docmill dialects show lexicon/en
    """
    from docmill.cli.runs import dialects as run

    raise typer.Exit(run.show(Session(format="text"), name))
