"""The application: its commands, in the order in which `--help` lists them."""

from __future__ import annotations

from typing import Annotated

import typer

import docmill
from docmill.cli.commands import documents, looking, project, publishing, templates

_COMMANDS = (
    project.build,
    project.watch,
    project.check,
    project.lock,
    documents.spec,
    documents.client,
    publishing.publish,
    looking.diff,
    documents.validate,
    documents.lint,
    looking.dump,
    looking.explain,
    project.init,
)

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


for _command in _COMMANDS:
    app.command()(_command)
app.add_typer(templates.app)
