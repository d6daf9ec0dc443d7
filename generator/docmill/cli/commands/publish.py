"""`docmill publish`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.console import Session


def publish(
    specs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[SPEC...]",
            help="OpenAPI documents. Default: all APIs in the settings.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="The folder of the site."),
    ] = None,
    language: options.Language = None,
    overlay: options.Overlay = None,
    previous: Annotated[
        str,
        typer.Option(
            "--previous",
            metavar="OLD",
            help="An earlier version to compare with: a git revision, a document, "
            "or a folder with documents or a site.",
        ),
    ] = "",
    date: Annotated[
        datetime | None,
        typer.Option(
            "--date",
            formats=["%Y-%m-%d"],
            help="The release date of this version. Default: the date of its commit.",
        ),
    ] = None,
    findings: Annotated[
        bool,
        typer.Option("--findings", help="Include the findings of lint on the pages."),
    ] = False,
    source_url: Annotated[
        str,
        typer.Option(
            "--source-url",
            metavar="TEMPLATE",
            help="The URL of a line of a page, with {path} and {line}.",
        ),
    ] = "",
    base_url: Annotated[
        str,
        typer.Option(
            "--base-url",
            metavar="URL",
            help="The URL of the published site, for its feed.",
        ),
    ] = "",
    templates: options.Templates = None,
    allow: options.Allow = None,
    dialect: options.Dialect = None,
    serve: Annotated[
        bool,
        typer.Option(
            "--serve",
            help="Preview the site in a browser, and reload it on every change.",
        ),
    ] = False,
    port: Annotated[
        int, typer.Option("--port", help="The port for --serve.", min=0, max=65535)
    ] = 8000,
    config: options.ConfigFile = None,
    strict: options.Strict = False,
    force: options.Force = False,
    format: options.Format = "text",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Publish an offline HTML reference, plus OpenAPI, Markdown and llms.txt.

    \b
    docmill publish openapi.yaml -o site/
    docmill publish spec/*/openapi.yaml -o site/       several, with an index
    docmill publish                                    all APIs in the settings
    docmill publish openapi.yaml -o site/ --previous v1.4.0
    docmill publish openapi.yaml --serve               preview, reloaded on changes
    """
    from docmill.cli.runs import publish as run
    from docmill.config.model import Config, Site

    if overlay and len(specs or ()) != 1:
        raise typer.BadParameter(
            "an overlay belongs to one document", param_hint="--overlay"
        )
    session = Session(format=format, strict=strict, quiet=quiet, verbose=verbose)
    given = Site(
        output=output,
        languages=tuple(language or ()),
        source_url=source_url,
        base_url=base_url,
        templates=templates,
    )
    request = run.requested(
        session,
        specs or (),
        given,
        config,
        overlay=overlay,
        described=Config(dialect=dialect, allow=tuple(allow or ())),
        previous=previous,
        date=date,
        findings=findings,
    )
    if request is None:
        raise typer.Exit(session.finish())
    if serve:
        raise typer.Exit(run.serve(session, request, port))
    raise typer.Exit(run.publish(session, request, force=force))
