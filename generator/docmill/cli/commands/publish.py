"""`docmill publish`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.console import Session

Specs = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[SPEC...]",
        help="OpenAPI documents. Default: all APIs in the settings.",
        show_default=False,
    ),
]
SiteFolder = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="DIR", help="The folder of the site."),
]
Previous = Annotated[
    str,
    typer.Option(
        "--previous",
        metavar="OLD",
        help="An earlier version to compare with: a git revision, a document, "
        "or a folder with documents or a site.",
    ),
]
ReleaseDate = Annotated[
    datetime | None,
    typer.Option(
        "--date",
        formats=["%Y-%m-%d"],
        help="The release date of this version. Default: the date of its commit.",
    ),
]
WithFindings = Annotated[
    bool,
    typer.Option("--findings", help="Include the findings of lint on the pages."),
]
SourceUrl = Annotated[
    str,
    typer.Option(
        "--source-url",
        metavar="TEMPLATE",
        help="The URL of a line of a page, with {path} and {line}.",
    ),
]
BaseUrl = Annotated[
    str,
    typer.Option(
        "--base-url",
        metavar="URL",
        help="The URL of the published site, for its feed.",
    ),
]
Serve = Annotated[
    bool,
    typer.Option(
        "--serve",
        help="Preview the site in a browser, and reload it on every change.",
    ),
]
Port = Annotated[
    int, typer.Option("--port", help="The port for --serve.", min=0, max=65535)
]


def publish(
    specs: Specs = None,
    output: SiteFolder = None,
    language: options.Language = None,
    overlay: options.Overlay = None,
    previous: Previous = "",
    date: ReleaseDate = None,
    findings: WithFindings = False,
    source_url: SourceUrl = "",
    base_url: BaseUrl = "",
    templates: options.Templates = None,
    allow: options.Allow = None,
    dialect: options.Dialect = None,
    serve: Serve = False,
    port: Port = 8000,
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
    from docmill.cli.runs.publish import requested, run
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
    request = requested(
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
    raise typer.Exit(run(session, request, port if serve else None, force=force))
