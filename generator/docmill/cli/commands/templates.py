"""`docmill templates`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from docmill.cli.console import Session
from docmill.diagnostics.source import SourceFile, display_path

app = typer.Typer(
    name="templates",
    help="List the templates of clients and sites, and copy them to change them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_() -> None:
    """List the built-in templates and the file that each one generates.

    \b
    docmill templates list
    docmill templates list | grep api/
    """
    raise typer.Exit(_list(Session(format="text")))


@app.command()
def eject(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME", help="Template names from `docmill templates list`."
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="DIR", help="Your folder of templates."),
    ] = Path("templates"),
) -> None:
    """Copy templates into your own folder, so that you can change them.

    Existing files are never overwritten.

    \b
    docmill templates eject project/README.md.jinja
    docmill templates eject package/api/operation.py.jinja -o my-templates
    """
    raise typer.Exit(_eject(Session(format="text"), names, output))


def _list(session: Session) -> int:
    """Show the names of all templates; the exit code."""
    from docmill.files.templates import built_in, names_in

    names = names_in(built_in())
    width = max(map(len, names))
    for name in names:
        sys.stdout.write(f"{name:{width}}  {_fate(name)}\n")
    return session.finish()


def _eject(session: Session, names: Sequence[str], folder: Path) -> int:
    """Copy templates into a user's folder, all or none; the exit code."""
    from docmill.client.render import user_templates
    from docmill.files import write
    from docmill.files.templates import built_in, names_in

    known = names_in(built_in())
    for name in names:
        if name not in known:
            close = get_close_matches(name, known, n=1, cutoff=0.4)
            session.diagnostics.error(
                "template-unknown",
                f"docmill has no template {name!r}",
                hint=(
                    f"did you mean {close[0]}? `docmill templates list` shows all"
                    if close
                    else "`docmill templates list` shows all"
                ),
            )
        elif folder.joinpath(name).exists():
            session.diagnostics.error(
                "template-exists",
                "there is a template already",
                SourceFile(display_path(folder / name), "").span(1),
                hint="move it away first, or name another folder after -o",
            )
    if session.diagnostics.has_errors:
        return session.finish()
    files = {folder / name: user_templates.ejected(name) for name in names}
    if write.write_files(files, session.diagnostics) is not None:
        shown = display_path(folder)
        for path in files:
            session.say(f"wrote {display_path(path)}")
        session.say(
            f'next: templates = "{shown}" in the settings, or --templates {shown}'
        )
    return session.finish()


def _fate(name: str) -> str:
    """What becomes of a template."""
    from docmill.client.render.jinja import is_copied

    if name.startswith("_"):
        return "part of others"
    return "copied" if is_copied(name) else "rendered"
