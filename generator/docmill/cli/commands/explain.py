"""`docmill explain`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.console import Session, colored


def explain(
    spec: options.Spec,
    pointer: Annotated[
        str,
        typer.Argument(
            metavar="POINTER", help="A JSON Pointer, such as '#/info/title'."
        ),
    ],
) -> None:
    """Show where a part of a document comes from: page, line, rule, and the text not used.

    \b
    docmill explain openapi.yaml '#/components/schemas/Task/properties/status/enum'
    """
    from docmill.config.model import Limits
    from docmill.project.explain import explain as explanation

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
