"""The commands on all that the settings of a project name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.options import FormatName
from docmill.cli.session import Session, user_cache


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
            help="Write the changes into the changelog, and the version that they make.",
        ),
    ] = False,
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="REVISION", help="The git revision released last."
        ),
    ] = "HEAD",
    report: options.Report = None,
    format: options.Format = FormatName.text,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Make all that the settings name: pages → document → client.

    \b
    docmill build
    docmill build --strict --format github    in continuous integration
    docmill build --keep-going                in spite of pages with errors
    docmill build --release --since v1.4.0    with changelog and next version
    """
    from docmill.cli import building

    session = Session(format=format.value, strict=strict, quiet=quiet, verbose=verbose)
    raise typer.Exit(
        building.build(
            session,
            config,
            user_cache(),
            keep_going=keep_going,
            force=force,
            locked=locked,
            since=since if release else None,
            report=report,
        )
    )


def watch(
    config: options.ConfigFile = None,
    strict: options.Strict = False,
    keep_going: options.KeepGoing = False,
) -> None:
    """Build, and build again whenever a page is saved, until Ctrl-C.

    \b
    docmill watch
    """
    from docmill.cli import watching

    session = Session(format="text", strict=strict)
    raise typer.Exit(
        watching.watch(session, config, user_cache(), keep_going=keep_going)
    )


def check(
    config: options.ConfigFile = None,
    strict: options.Strict = False,
    keep_going: options.KeepGoing = False,
    locked: options.Locked = False,
    format: options.Format = FormatName.text,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Build without writing: is what is on the disk what the docs give?

    Exit code 1 and a unified diff where it is not.

    \b
    docmill check
    docmill check | less
    """
    from docmill.cli import checking

    session = Session(format=format.value, strict=strict, quiet=quiet, verbose=verbose)
    raise typer.Exit(
        checking.check(
            session, config, user_cache(), keep_going=keep_going, locked=locked
        )
    )


def lock(config: options.ConfigFile = None) -> None:
    """Write docmill.lock: hashes of pages, overlays, settings, templates and docmill itself.

    `docmill build` keeps an existing lock file up to date; with --locked, nothing is built
    where something is not as the file says.

    \b
    docmill lock
    """
    from docmill.cli import building

    raise typer.Exit(building.lock(Session(format="text"), config))


def init(
    docs: Annotated[Path, typer.Argument(metavar="DOCS", help="A folder of pages.")],
) -> None:
    """Look at pages, say which dialect they are in, and write docmill.toml.

    \b
    docmill init docs/
    """
    from docmill.cli import starting

    raise typer.Exit(starting.init(Session(format="text"), docs))
