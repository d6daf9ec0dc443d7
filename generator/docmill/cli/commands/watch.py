"""`docmill watch`."""

from __future__ import annotations

import typer

from docmill.cli import options
from docmill.cli.console import Session, user_cache


def watch(
    config: options.ConfigFile = None,
    strict: options.Strict = False,
    keep_going: options.KeepGoing = False,
) -> None:
    """Build, then rebuild whenever a page is saved. Ctrl-C stops.

    \b
    docmill watch
    """
    from docmill.cli.runs import watch as run

    session = Session(format="text", strict=strict)
    raise typer.Exit(run.watch(session, config, user_cache(), keep_going=keep_going))
