"""The commands on one set of pages or one document."""

from __future__ import annotations

from typing import Annotated

import typer

from docmill.cli import options
from docmill.cli.options import FormatName, FormatterName, GroupByName, LayoutName
from docmill.cli.session import Session, user_cache


def spec(
    docs: options.Docs,
    output: options.OutputDocument,
    dialect: options.Dialect = "jdcloud",
    also: options.Also = None,
    strict: options.Strict = False,
    keep_going: options.KeepGoing = False,
    report: options.Report = None,
    format: options.Format = FormatName.text,
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
    from docmill.cli import documents

    session = Session(format=format.value, strict=strict, quiet=quiet, verbose=verbose)
    raise typer.Exit(
        documents.spec(
            session,
            docs,
            output,
            dialect,
            also=also or (),
            keep_going=keep_going,
            report=report,
        )
    )


def client(
    context: typer.Context,
    spec: options.Spec,
    output: options.OutputFolder,
    package: Annotated[
        str | None,
        typer.Option(
            "--package",
            metavar="NAME",
            help="The import name; by default from the name of the folder.",
        ),
    ] = None,
    layout: Annotated[
        LayoutName,
        typer.Option("--layout", help="A project to publish, or the package alone."),
    ] = LayoutName.project,
    group_by: options.GroupBy = GroupByName.none,
    include: options.Include = None,
    exclude: options.Exclude = None,
    overlay: options.Overlay = None,
    allow: options.Allow = None,
    templates: options.Templates = None,
    formatter: options.Formatter = FormatterName.black,
    limit: options.Limit = None,
    strict: options.Strict = False,
    force: options.Force = False,
    format: options.Format = FormatName.text,
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
    from docmill.cli import documents
    from docmill.cli.settings import limits_of, patterns_of
    from docmill.config import ClientConfig, Config, Selection

    session = Session(
        format=format.value,
        strict=strict,
        quiet=quiet,
        verbose=verbose,
        arguments=context.obj,
    )
    config = Config(
        allow=tuple(allow or ()),
        limits=limits_of(limit or ()),
        selection=Selection(
            include=patterns_of(include or ()), exclude=patterns_of(exclude or ())
        ),
        client=ClientConfig(
            package=package,
            layout=layout.value,
            group_by=group_by.value,
            templates=templates,
            formatter=formatter.value,
        ),
    )
    raise typer.Exit(
        documents.client(
            session, spec, output, config, user_cache(), overlay=overlay, force=force
        )
    )


def validate(
    specs: options.Specs,
    strict: options.Strict = False,
    format: options.Format = FormatName.text,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Check OpenAPI documents; each finding has its line and column.

    \b
    docmill validate spec/*/openapi.yaml
    """
    from docmill.cli import documents

    session = Session(
        format=format.value,
        strict=strict,
        quiet=quiet,
        verbose=verbose,
        findings_first=True,
    )
    raise typer.Exit(documents.validate(session, specs))


def lint(
    docs: options.Docs,
    dialect: options.Dialect = "jdcloud",
    also: options.Also = None,
    strict: options.Strict = False,
    report: options.Report = None,
    format: options.Format = FormatName.text,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Tell what is wrong with pages, and write nothing.

    \b
    docmill lint docs/
    docmill lint docs/ --format sarif > docs.sarif
    """
    from docmill.cli import documents

    session = Session(
        format=format.value,
        strict=strict,
        quiet=quiet,
        verbose=verbose,
        findings_first=True,
    )
    raise typer.Exit(
        documents.lint(session, docs, dialect, also=also or (), report=report)
    )
