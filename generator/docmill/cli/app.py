"""The commands and what `--help` says of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

import docmill
from docmill.cli import options
from docmill.cli.options import (
    DiffFormatName,
    FailOnName,
    FormatName,
    LayoutName,
    StageName,
)
from docmill.cli.session import Session, colored, user_cache

app = typer.Typer(
    name="docmill",
    help="Markdown API reference pages → OpenAPI document → typed Python client.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(asked: bool) -> None:
    if asked:
        print(f"docmill {docmill.__version__}")
        raise typer.Exit


@app.callback()
def _common(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version.", callback=_show_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Markdown API reference pages → OpenAPI document → typed Python client.

    \b
    docmill init docs/                       look at pages, write docmill.toml
    docmill build                            pages → document → client
    docmill explain openapi.yaml '#/paths'   where does this come from?

    Exit codes: 0 all is well, 1 findings, 2 wrong usage, 3 an error of docmill itself.
    """


@app.command()
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


@app.command()
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


@app.command()
def lock(config: options.ConfigFile = None) -> None:
    """Write docmill.lock: hashes of pages, overlays, settings, templates and docmill itself.

    `docmill build` keeps an existing lock file up to date; with --locked, nothing is built
    where something is not as the file says.

    \b
    docmill lock
    """
    from docmill.cli import building

    raise typer.Exit(building.lock(Session(format="text"), config))


@app.command()
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


@app.command()
def spec(
    docs: options.Docs,
    output: options.OutputDocument,
    dialect: options.Dialect = "jdcloud",
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
    """
    from docmill.cli import documents

    session = Session(format=format.value, strict=strict, quiet=quiet, verbose=verbose)
    raise typer.Exit(
        documents.spec(
            session, docs, output, dialect, keep_going=keep_going, report=report
        )
    )


@app.command()
def client(
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
    overlay: options.Overlay = None,
    templates: options.Templates = None,
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
    """
    from docmill.cli import documents
    from docmill.config import ClientConfig

    session = Session(format=format.value, strict=strict, quiet=quiet, verbose=verbose)
    config = ClientConfig(package=package, layout=layout.value, templates=templates)
    raise typer.Exit(
        documents.client(
            session, spec, output, config, user_cache(), overlay=overlay, force=force
        )
    )


@app.command()
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


@app.command()
def lint(
    docs: options.Docs,
    dialect: options.Dialect = "jdcloud",
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
    raise typer.Exit(documents.lint(session, docs, dialect, report=report))


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="What was.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What is.")],
    dialect: options.Dialect = "jdcloud",
    fail_on: Annotated[
        FailOnName | None,
        typer.Option("--fail-on", help="Exit with 1 on such changes, or worse."),
    ] = None,
    ignore: Annotated[
        Path | None,
        typer.Option(
            "--ignore",
            metavar="FILE",
            help="A list of accepted changes with reasons; unused entries are errors.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    current: Annotated[
        str | None,
        typer.Option(
            "--current",
            metavar="VERSION",
            help="The version of the client now; the next one is computed from it.",
        ),
    ] = None,
    format: Annotated[
        DiffFormatName, typer.Option("--format", help="The form of the comparison.")
    ] = DiffFormatName.text,
) -> None:
    """Say what changed, and whom it hurts: callers of the client, others on the wire.

    OLD and NEW are a page, a folder of pages, a document, or one of these in a revision
    of the git repository, from its top: main:spec/mps/docs.

    \b
    docmill diff main:docs docs
    docmill diff old.yaml openapi.yaml --fail-on breaking
    docmill diff v1.4.0:docs docs --current 1.4.0 --format markdown
    """
    from docmill.cli import comparing
    from docmill.config import Config
    from docmill.openapi.diff.rules import Rating

    is_github = format is DiffFormatName.github
    raise typer.Exit(
        comparing.diff(
            Session(format="github" if is_github else "text"),
            old,
            new,
            Config(dialect=dialect),
            form=format.value,
            fail_on=Rating[fail_on.value.upper()] if fail_on else None,
            current=current,
            ignore=ignore,
        )
    )


@app.command()
def dump(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="Pages, or an OpenAPI document.")
    ],
    stage: Annotated[StageName, typer.Option("--stage", help="What to show.")],
    dialect: options.Dialect = "jdcloud",
) -> None:
    """Show a stage between pages and client as text.

    \b
    docmill dump --stage facts docs/getTask.md
    docmill dump --stage plan openapi.yaml
    """
    from docmill.cli import documents

    raise typer.Exit(documents.dump(Session(format="text"), path, stage.value, dialect))


@app.command()
def explain(
    spec: options.Spec,
    pointer: Annotated[
        str,
        typer.Argument(
            metavar="POINTER", help="A JSON Pointer, such as '#/info/title'."
        ),
    ],
) -> None:
    """Show where a part of a document comes from: page, line, rule, and what was not used.

    \b
    docmill explain openapi.yaml '#/components/schemas/Task/properties/status/enum'
    """
    from docmill.config import Limits
    from docmill.explaining import explain as explanation

    session = Session(format="text")
    text = explanation(
        spec,
        pointer,
        session.diagnostics,
        Limits(),
        root=session.root,
        color=colored(sys.stdout),
    )
    sys.stdout.write(text or "")
    raise typer.Exit(session.finish())


@app.command()
def init(
    docs: Annotated[Path, typer.Argument(metavar="DOCS", help="A folder of pages.")],
) -> None:
    """Look at pages, say which dialect they are in, and write docmill.toml.

    \b
    docmill init docs/
    """
    from docmill.cli import starting

    raise typer.Exit(starting.init(Session(format="text"), docs))
