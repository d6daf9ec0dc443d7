"""`docmill lint`."""

from __future__ import annotations

import typer

from docmill.cli import options
from docmill.cli.console import Session


def lint(
    docs: options.Docs,
    dialect: options.Dialect = "jdcloud",
    also: options.Also = None,
    strict: options.Strict = False,
    report: options.Report = None,
    format: options.Format = "text",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Check pages and report problems.

    \b
    docmill lint docs/
    docmill lint docs/ --format sarif > docs.sarif
    """
    from docmill.cli.runs import single

    session = Session(
        format=format,
        strict=strict,
        quiet=quiet,
        verbose=verbose,
        findings_first=True,
    )
    raise typer.Exit(
        single.lint(session, docs, dialect, also=also or (), report=report)
    )
