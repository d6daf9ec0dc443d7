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
        metavar="DOCS...", help="Pages, or folders of pages.", show_default=False
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
        help="The document to write. A name that ends in / is a folder: "
        "it gets one document for each service.",
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The settings file. Default: the nearest docmill.toml or pyproject.toml.",
        exists=True,
        dir_okay=False,
    ),
]
Dialect = Annotated[
    str | None,
    typer.Option(
        "--dialect",
        metavar="NAME",
        help="The dialect of the pages (their layout and words): a name, or a TOML file. "
        "Default: it is found out.",
        show_default=False,
    ),
]
Profile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="NAME",
        help="How the vendor's services behave: a name, or a TOML file. "
        "Default: the profile whose hosts all servers of the pages match.",
        show_default=False,
    ),
]
NoProfile = Annotated[
    bool,
    typer.Option("--no-profile", help="Use no profile, whatever the hosts are."),
]
Language = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        metavar=f"<{'|'.join(languages())}>",
        help="A language of the reference; repeat it for more, the main one first. "
        "Default: the languages of the descriptions.",
        parser=language,
    ),
]
Overlay = Annotated[
    Path | None,
    typer.Option(
        "--overlay",
        metavar="FILE",
        help="An OpenAPI Overlay: a file of corrections to the document.",
        exists=True,
        dir_okay=False,
    ),
]
Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="DIR",
        help="A folder of templates. They override built-in ones with the same name.",
        exists=True,
        file_okay=False,
    ),
]
Formatter = Annotated[
    choices.Formatter,
    typer.Option("--formatter", help="Code formatter. `ruff` needs the `ruff` extra."),
]
Include = Annotated[
    list[Pair] | None,
    typer.Option(
        "--include",
        metavar="KIND=GLOB",
        help="Use only matching operations. KIND is tags, paths or operations. Repeatable.",
        parser=pattern,
    ),
]
Exclude = Annotated[
    list[Pair] | None,
    typer.Option(
        "--exclude",
        metavar="KIND=GLOB",
        help="Skip matching operations. Same form as --include. Repeatable.",
        parser=pattern,
    ),
]
Allow = Annotated[
    list[str] | None,
    typer.Option(
        "--allow",
        metavar="CODE",
        help="Tolerate this error code. Repeatable.",
    ),
]
Limit = Annotated[
    list[Pair] | None,
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        help="Override a limit of the settings, such as operations=100. Repeatable.",
        parser=limit,
    ),
]
GroupBy = Annotated[
    choices.GroupBy,
    typer.Option(
        "--group-by", help="Put operations on the client itself, or group them by tag."
    ),
]
Format = Annotated[
    FindingsFormat, typer.Option("--format", help="Output format for findings.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
Also = Annotated[
    list[Path] | None,
    typer.Option(
        "--also",
        metavar="DOCS",
        help="The same pages in another language. They are compared, "
        "and their descriptions are added.",
    ),
]
KeepGoing = Annotated[
    bool,
    typer.Option("--keep-going", help="Skip pages with errors and write the others."),
]
Force = Annotated[
    bool, typer.Option("--force", help="Overwrite files that were edited by hand.")
]
Locked = Annotated[
    bool,
    typer.Option(
        "--locked",
        help="Fail if any input differs from docmill.lock, and list the differences.",
    ),
]
Report = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Write a JSON report of how each table row was used, and print a summary.",
    ),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Only print findings.")]
Verbose = Annotated[
    bool,
    typer.Option("-v", "--verbose", help="Print notes too, and every finding in full."),
]
