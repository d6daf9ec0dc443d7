"""`docmill check`."""

from __future__ import annotations

import typer

from docmill.cli import options
from docmill.cli.console import Session, user_cache


def check(
    config: options.ConfigFile = None,
    strict: options.Strict = False,
    keep_going: options.KeepGoing = False,
    locked: options.Locked = False,
    format: options.Format = "text",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Check that the generated files are up to date, without writing anything.

    If they are not, print a unified diff and exit with 1.

    \b
    docmill check
    docmill check | less
    """
    from docmill.cli.runs import check as run

    session = Session(format=format, strict=strict, quiet=quiet, verbose=verbose)
    raise typer.Exit(
        run.check(session, config, user_cache(), keep_going=keep_going, locked=locked)
    )
