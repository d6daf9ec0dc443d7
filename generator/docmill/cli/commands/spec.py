"""`docmill spec`."""

from __future__ import annotations

import typer

from docmill.cli import options
from docmill.cli.console import Session
from docmill.cli.option_values import profile_of
from docmill.config.model import Config


def spec(
    docs: options.Docs,
    output: options.OutputDocument,
    dialect: options.Dialect = None,
    profile: options.Profile = None,
    no_profile: options.NoProfile = False,
    also: options.Also = None,
    strict: options.Strict = False,
    keep_going: options.KeepGoing = False,
    report: options.Report = None,
    format: options.Format = "text",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Write the OpenAPI document that pages describe.

    \b
    docmill spec docs/ -o openapi.yaml
    docmill spec docs/getTask.md docs/createTask.md -o openapi.yaml
    docmill spec all-docs/ -o specs/ --report report.json    one for each service
    docmill spec docs-zh/ --also docs-en/ -o openapi.yaml
    """
    from docmill.cli.runs import single

    described = Config(dialect=dialect, profile=profile_of(profile, no_profile))
    session = Session(format=format, strict=strict, quiet=quiet, verbose=verbose)
    raise typer.Exit(
        single.spec(
            session,
            docs,
            output,
            described,
            also=also or (),
            keep_going=keep_going,
            report=report,
        )
    )
