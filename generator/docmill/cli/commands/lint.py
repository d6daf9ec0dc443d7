"""`docmill lint`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.console import Session
from docmill.cli.option_values import profile_of
from docmill.config.model import Config


def lint(
    docs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[DOCS...]",
            help="Pages, or folders of pages; without any, those of the settings.",
            show_default=False,
        ),
    ] = None,
    dialect: options.Dialect = None,
    profile: options.Profile = None,
    no_profile: options.NoProfile = False,
    also: options.Also = None,
    strict: options.Strict = False,
    report: options.Report = None,
    format: options.Format = "text",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Check pages and report problems; pages of an API in the settings as these say.

    \b
    docmill lint
    docmill lint docs/
    docmill lint docs/ --format sarif > docs.sarif
    """
    from docmill.cli.runs import single

    described = Config(dialect=dialect, profile=profile_of(profile, no_profile))
    session = Session(
        format=format,
        strict=strict,
        quiet=quiet,
        verbose=verbose,
        findings_first=True,
    )
    raise typer.Exit(
        single.lint(session, docs or (), described, also=also or (), report=report)
    )
