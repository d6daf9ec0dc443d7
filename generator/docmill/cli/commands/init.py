"""`docmill init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from docmill.cli import options
from docmill.cli.console import Session
from docmill.cli.option_values import profile_of


def init(
    docs: Annotated[
        list[Path],
        typer.Argument(
            metavar="DOCS...", help="Pages, or folders of pages.", show_default=False
        ),
    ],
    base_url: Annotated[
        str | None,
        typer.Option("--base-url", metavar="URL", help="The base URL of the service."),
    ] = None,
    security: Annotated[
        str | None,
        typer.Option(
            "--security",
            metavar="NAME",
            help="The security schemes that apply, with commas between them, or `none`.",
        ),
    ] = None,
    method: Annotated[
        str | None,
        typer.Option(
            "--method",
            metavar="METHOD",
            help="The method of requests that are shown without one.",
        ),
    ] = None,
    silence: Annotated[
        Literal["required", "optional"] | None,
        typer.Option(
            "--silence", help="What parameters are if their row does not say so."
        ),
    ] = None,
    doubtful: Annotated[
        Literal["take", "leave"] | None,
        typer.Option(
            "--doubtful",
            help="Take or leave requests that only an example shows.",
        ),
    ] = None,
    yes: Annotated[
        bool, typer.Option("-y", "--yes", help="Ask nothing, use the defaults.")
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Compare the dialect in the settings with the pages. Write nothing.",
        ),
    ] = False,
    profile: options.Profile = None,
    no_profile: options.NoProfile = False,
) -> None:
    """Find out how pages describe an API and write docmill.toml.

    \b
    docmill init docs/
    docmill init docs/ --yes --base-url https://api.example.com
    docmill init docs/ --check
    """
    from docmill.cli.runs import init as run
    from docmill.docs.dialects.keys import METHODS

    given = {
        "base_url": base_url,
        "security": security,
        "method": method and method.upper(),
        "silence": silence,
        "doubtful": doubtful,
    }
    if base_url is not None and "://" not in base_url:
        raise typer.BadParameter("--base-url must begin with a scheme, as in https://")
    if given["method"] not in (None, *METHODS):
        raise typer.BadParameter(f"--method must be one of {', '.join(METHODS)}")
    wishes = run.Wishes(
        answers={key: value for key, value in given.items() if value},
        yes=yes,
        profile=profile_of(profile, no_profile),
    )
    session = Session(format="text", strict=check)
    raise typer.Exit((run.check if check else run.init)(session, docs, wishes))
