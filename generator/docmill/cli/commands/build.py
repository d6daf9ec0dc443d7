"""`docmill build`."""

from __future__ import annotations

from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.console import Session, user_cache
from docmill.cli.option_values import profile_of


def build(
    config: options.ConfigFile = None,
    strict: options.Strict = False,
    keep_going: options.KeepGoing = False,
    force: options.Force = False,
    locked: options.Locked = False,
    release: Annotated[
        bool,
        typer.Option(
            "--release",
            help="Add the changes to the changelog, and bump the version accordingly.",
        ),
    ] = False,
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="REVISION", help="The git revision of the last release."
        ),
    ] = "HEAD",
    profile: options.Profile = None,
    no_profile: options.NoProfile = False,
    report: options.Report = None,
    format: options.Format = "text",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Build everything in the settings: pages → OpenAPI document → client.

    \b
    docmill build
    docmill build --strict --format github    in continuous integration
    docmill build --keep-going                even if some pages have errors
    docmill build --release --since v1.4.0    update changelog and version
    """
    from docmill.cli.runs import build as run

    session = Session(format=format, strict=strict, quiet=quiet, verbose=verbose)
    raise typer.Exit(
        run.build(
            session,
            config,
            user_cache(),
            keep_going=keep_going,
            force=force,
            locked=locked,
            since=since if release else None,
            profile=profile_of(profile, no_profile),
            report=report,
        )
    )
