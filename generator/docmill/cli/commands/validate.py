"""`docmill validate`."""

from __future__ import annotations

import typer

from docmill.cli import options
from docmill.cli.console import Session


def validate(
    specs: options.Specs,
    strict: options.Strict = False,
    format: options.Format = "text",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Check OpenAPI documents; each finding has its line and column.

    \b
    docmill validate spec/*/openapi.yaml
    """
    from docmill.cli.runs import single

    session = Session(
        format=format,
        strict=strict,
        quiet=quiet,
        verbose=verbose,
        findings_first=True,
    )
    raise typer.Exit(single.validate(session, specs))
