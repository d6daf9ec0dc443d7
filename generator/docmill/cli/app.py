"""The application: its commands, in the order in which `--help` lists them."""

from __future__ import annotations

from typing import Annotated

import typer

import docmill
from docmill.cli.commands import (
    build,
    check,
    client,
    dialects,
    diff,
    dump,
    explain,
    init,
    lint,
    lock,
    publish,
    spec,
    templates,
    validate,
    watch,
)

_COMMANDS = (
    build.build,
    watch.watch,
    check.check,
    lock.lock,
    spec.spec,
    client.client,
    publish.publish,
    diff.diff,
    validate.validate,
    lint.lint,
    dump.dump,
    explain.explain,
    init.init,
)

app = typer.Typer(
    name="docmill",
    help="Generate OpenAPI documents, typed Python clients and references from "
    "Markdown API pages.",
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


for _command in _COMMANDS:
    app.command()(_command)
app.add_typer(templates.app)
app.add_typer(dialects.app)
