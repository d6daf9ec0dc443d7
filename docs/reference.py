"""Writes docs/reference/ from docmill's own definitions: `make guide` runs it.

A test holds that what is committed is what this writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

from typer import Context
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from docmill.cli.app import app

FOLDER = Path(__file__).parent / "reference"
NOTE = "<!-- Written by docs/reference.py. -->"


def pages() -> dict[str, str]:
    """The pages by file name."""
    return {"commands.md": commands()}


def commands() -> str:
    """Every command with its examples, arguments and options."""
    root = get_command(app)
    assert isinstance(root, TyperGroup)
    blocks = [NOTE, "# Commands", *_help(root)]
    for name, command in _commands(root, "docmill"):
        blocks += [f"## {name}", *_help(command), _options(command, name)]
    return "\n\n".join(blocks) + "\n"


def _commands(group: TyperGroup, name: str) -> Iterator[tuple[str, TyperCommand]]:
    for word, command in group.commands.items():
        match command:
            case TyperGroup():
                yield from _commands(command, f"{name} {word}")
            case TyperCommand():
                yield f"{name} {word}", command
            case _:
                raise TypeError(f"{word} is no command of typer")


def _help(command: TyperGroup | TyperCommand) -> Iterator[str]:
    """The paragraphs of a help text; what is set as it stands there is code."""
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        is_code = paragraph.startswith("\b\n")
        yield f"```console\n{paragraph[2:]}\n```" if is_code else paragraph


def _options(command: TyperCommand, name: str) -> str:
    context = Context(command, info_name=name)
    records = (item.get_help_record(context) for item in command.get_params(context))
    rows = (f"| `{_cell(r[0])}` | {_cell(r[1])} |" for r in records if r)
    return "\n".join(["| option | meaning |", "|---|---|", *rows])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")
