"""The commands on the templates of a client."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docmill.cli.session import Session

app = typer.Typer(
    name="templates",
    help="Show the templates of clients and sites, and take some over.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_() -> None:
    """List the templates of docmill, and what becomes of each.

    \b
    docmill templates list
    docmill templates list | grep api/
    """
    from docmill.cli import templating

    raise typer.Exit(templating.list_(Session(format="text")))


@app.command()
def eject(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME", help="Templates, as `docmill templates list` has them."
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="DIR", help="Your own folder of templates."
        ),
    ] = Path("templates"),
) -> None:
    """Copy templates into a folder of yours, to change them there.

    Never over a file that is there.

    \b
    docmill templates eject project/README.md.jinja
    docmill templates eject package/api/operation.py.jinja -o my-templates
    """
    from docmill.cli import templating

    raise typer.Exit(templating.eject(Session(format="text"), names, output))
