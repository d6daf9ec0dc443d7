"""The options of the commands, each defined once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated

import typer

from docmill.config import choices
from docmill.config.model import Limits, Patterns
from docmill.diagnostics.render import Format as FindingsFormat
from docmill.words.load import languages


@dataclass(frozen=True, slots=True)
class Pair:
    """What an option of the form `KEY=VALUE` says."""

    key: str
    value: str


def pattern(text: str) -> Pair:
    """`tags=GLOB`, `paths=GLOB` or `operations=GLOB`. Raises BadParameter."""
    return _pair(text, tuple(field.name for field in fields(Patterns)))


def limit(text: str) -> Pair:
    """A limit and a whole number above 0. Raises BadParameter."""
    found = _pair(text, tuple(field.name for field in fields(Limits)))
    if not (found.value.isascii() and found.value.isdigit() and int(found.value)):
        raise typer.BadParameter(f"{found.value!r} is no whole number above 0")
    return found


def language(text: str) -> str:
    """A language that docmill has words of. Raises BadParameter."""
    if text not in languages():
        known = ", ".join(map(repr, languages()))
        raise typer.BadParameter(f"{text!r} is not one of {known}.")
    return text


def _pair(text: str, keys: tuple[str, ...]) -> Pair:
    key, _, value = text.partition("=")
    if key not in keys or not value:
        raise typer.BadParameter(f"{text!r} must begin with one of {'=, '.join(keys)}=")
    return Pair(key, value)


Docs = Annotated[
    list[Path],
    typer.Argument(
        metavar="DOCS...", help="Pages or folders of pages.", show_default=False
    ),
]
Spec = Annotated[
    Path, typer.Argument(metavar="SPEC", help="An OpenAPI 3.0 or 3.1 document.")
]
Specs = Annotated[
    list[Path], typer.Argument(metavar="SPEC...", help="OpenAPI 3.0 or 3.1 documents.")
]
OutputFolder = Annotated[
    Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write to.")
]
OutputDocument = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="The document to write. A name that ends in / is a folder, "
        "which gets one document for each service.",
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The settings; by default the nearest docmill.toml or pyproject.toml.",
        exists=True,
        dir_okay=False,
    ),
]
Dialect = Annotated[
    str,
    typer.Option(
        "--dialect", metavar="NAME", help="The dialect of the pages, or a TOML file."
    ),
]
Language = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        metavar=f"<{'|'.join(languages())}>",
        help="A language of the pages, the main one first; by default those of "
        "the descriptions. Repeatable.",
        parser=language,
    ),
]
Overlay = Annotated[
    Path | None,
    typer.Option(
        "--overlay",
        metavar="FILE",
        help="An OpenAPI Overlay with corrections.",
        exists=True,
        dir_okay=False,
    ),
]
Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="DIR",
        help="A folder of templates that replace built-in ones of the same name.",
        exists=True,
        file_okay=False,
    ),
]
Formatter = Annotated[
    choices.Formatter,
    typer.Option("--formatter", help="What formats the sources; ruff is an extra."),
]
Include = Annotated[
    list[Pair] | None,
    typer.Option(
        "--include",
        metavar="KIND=GLOB",
        help="Only these operations; KIND is tags, paths or operations. Repeatable.",
        parser=pattern,
    ),
]
Exclude = Annotated[
    list[Pair] | None,
    typer.Option(
        "--exclude",
        metavar="KIND=GLOB",
        help="All but these operations, as --include. Repeatable.",
        parser=pattern,
    ),
]
Allow = Annotated[
    list[str] | None,
    typer.Option(
        "--allow",
        metavar="CODE",
        help="An error of the document to settle for, by its code. Repeatable.",
    ),
]
Limit = Annotated[
    list[Pair] | None,
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        help="A limit on what is read, as in the settings. Repeatable.",
        parser=limit,
    ),
]
GroupBy = Annotated[
    choices.GroupBy,
    typer.Option(
        "--group-by", help="Operations as methods of the client, or of each tag."
    ),
]
Format = Annotated[
    FindingsFormat, typer.Option("--format", help="The form of the findings.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")]
Also = Annotated[
    list[Path] | None,
    typer.Option(
        "--also",
        metavar="DOCS",
        help="The same pages in another language: a check, and second descriptions.",
    ),
]
KeepGoing = Annotated[
    bool,
    typer.Option(
        "--keep-going", help="Leave pages with errors out and write the rest."
    ),
]
Force = Annotated[
    bool, typer.Option("--force", help="Replace files that were edited by hand.")
]
Locked = Annotated[
    bool,
    typer.Option(
        "--locked", help="Fail where anything is not as docmill.lock says, and name it."
    ),
]
Report = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Write as JSON what became of every row of every page, "
        "and show it as a table.",
    ),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but findings.")]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Show every finding in full, and notes.")
]
