"""`docmill client`."""

from __future__ import annotations

from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.console import Session, user_cache
from docmill.config.choices import Layout

Package = Annotated[
    str | None,
    typer.Option(
        "--package",
        metavar="NAME",
        help="The import name. Default: derived from the name of the folder.",
    ),
]
ClientLayout = Annotated[
    Layout,
    typer.Option("--layout", help="A project to publish, or only the package."),
]


def client(
    context: typer.Context,
    spec: options.Spec,
    output: options.OutputFolder,
    package: Package = None,
    layout: ClientLayout = "project",
    group_by: options.GroupBy = "none",
    include: options.Include = None,
    exclude: options.Exclude = None,
    overlay: options.Overlay = None,
    allow: options.Allow = None,
    templates: options.Templates = None,
    formatter: options.Formatter = "black",
    limit: options.Limit = None,
    strict: options.Strict = False,
    force: options.Force = False,
    format: options.Format = "text",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Write a typed Python client for an OpenAPI document.

    \b
    docmill client openapi.yaml -o my-client
    docmill client openapi.yaml -o src/api --package api --layout package
    docmill client openapi.yaml -o my-client --include tags=tasks --exclude 'paths=/admin/**'
    docmill client openapi.yaml -o my-client --allow duplicate-operation-id
    """
    from docmill.cli.option_values import limits_of, selection_of
    from docmill.cli.runs import single
    from docmill.config.model import ClientConfig, Config

    session = Session(format=format, strict=strict, quiet=quiet, verbose=verbose)
    session.arguments = context.obj
    written = ClientConfig(
        package=package,
        layout=layout,
        group_by=group_by,
        templates=templates,
        formatter=formatter,
    )
    config = Config(
        allow=tuple(allow or ()),
        limits=limits_of(limit or ()),
        selection=selection_of(include, exclude),
        client=written,
    )
    cache = user_cache()
    code = single.client(
        session, spec, output, config, cache, overlay=overlay, force=force
    )
    raise typer.Exit(code)
