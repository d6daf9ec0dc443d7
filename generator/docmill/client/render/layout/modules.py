"""A module: its statements, its docstrings, and the empty lines between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docmill.client.render.layout.lines import statement
from docmill.client.render.layout.syntax import UnsureError
from docmill.config.choices import Formatter

_BRACKET = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|(?P<open>[\[({])|(?P<close>[\])}])'
)
_QUOTES = '"""'
_OFF = "# fmt: off"
_DEFINITIONS = ("def ", "async def ", "class ")
_IMPORTS = ("from ", "import ")


def laid_out(text: str, formatter: Formatter) -> str | None:
    """A module as the formatter writes it, None where that is not certain."""
    lines = text.splitlines()
    if text.count("\n") != len(lines):
        return None  # other line ends, which black may see or not
    try:
        return _Module(lines, formatter).run()
    except UnsureError:
        return None


@dataclass(slots=True)
class _Module:
    """Writes the statements of `lines`, those before `place` are `done`."""

    lines: list[str]
    formatter: Formatter
    place: int = 0
    done: list[str] = field(default_factory=list[str])
    definitions: list[int] = field(default_factory=list[int])
    before: str = ""
    """What was written last, on one line and without its indent."""
    owner: str | None = None
    """Where that was a docstring: what it is of."""
    depth: int = 0

    def run(self) -> str:
        blank = 0
        while self.place < len(self.lines):
            line = self.lines[self.place]
            if line == _OFF:
                self.done += [*[""] * blank, *self.lines[self.place :]]
                break
            if line:
                self._logical(line, blank)
                blank = 0
            else:
                blank += 1
                self.place += 1
        while self.done and not self.done[-1]:
            self.done.pop()
        return "\n".join(self.done) + "\n"

    def _logical(self, line: str, blank: int) -> None:
        """Write the statement that begins here."""
        text = line.lstrip(" ")
        depth, rest = divmod(len(line) - len(text), 4)
        opened = self.before.endswith(":")
        if rest or depth > self.depth + opened or (opened and depth <= self.depth):
            raise UnsureError
        owner = None
        if text.startswith(_QUOTES):
            owner = self.before if opened else None if self.done else "module"
            written = self._docstring(text, depth, is_checked=owner is not None)
            text = _QUOTES
        else:
            text = self._joined(text)
            written = statement(text, depth, self.formatter)
        self.done += [""] * self._empty_lines(text, depth, blank)
        self.done += written
        self.before, self.depth, self.owner = text, depth, owner

    def _joined(self, text: str) -> str:
        """The statement on one line."""
        level = _level(text)
        self.place += 1
        while level:
            if self.place == len(self.lines) or level < 0:
                raise UnsureError
            more = self.lines[self.place].strip(" ")
            glued = text[-1] in "[({" or more[:1] in ("]", ")", "}")
            text += more if glued else f" {more}"
            level += _level(more)
            self.place += 1
        return text

    def _docstring(self, text: str, depth: int, *, is_checked: bool) -> list[str]:
        """A docstring as it is, where black has nothing to change.

        Black leaves those of attributes alone: to Python, they are no docstrings.
        """
        first = self.place
        while not self.lines[self.place].endswith(_QUOTES) or (
            self.place == first and len(text) < 6
        ):
            self.place += 1
            if self.place == len(self.lines):
                raise UnsureError
        self.place += 1
        lines = self.lines[first : self.place]
        body = "\n".join(lines).strip(" ")[3:-3]
        if _QUOTES in body or body.endswith("\\"):
            raise UnsureError
        if is_checked:
            _check_docstring(lines, "    " * depth)
        return lines

    def _empty_lines(self, text: str, depth: int, blank: int) -> int:
        """How many empty lines black writes before a statement."""
        is_dedent = any(place >= depth for place in self.definitions)
        self.definitions = [place for place in self.definitions if place < depth]
        is_definition = text.startswith(_DEFINITIONS)
        if is_definition:
            self.definitions.append(depth)
        if not self.done:
            return 0
        if depth > self.depth:
            return self._nothing(blank)
        if is_definition or is_dedent:
            return 1 if depth else 2
        if self.owner is not None:
            is_function = not self.owner.startswith(("class ", "module"))
            return self._nothing(blank) if is_function else 1
        is_import = self.before.startswith(_IMPORTS) and depth == self.depth
        if is_import and not text.startswith(_IMPORTS) and blank != 1:
            raise UnsureError
        return min(blank, 1 if depth else 2)

    def _nothing(self, blank: int) -> int:
        if blank:
            raise UnsureError
        return 0


def _level(line: str) -> int:
    """How many more brackets are opened than closed."""
    level = 0
    for match in _BRACKET.finditer(line):
        kind = match.lastgroup
        level += (kind == "open") - (kind == "close")
    return level


def _check_docstring(lines: list[str], indent: str) -> None:
    """Raises UnsureError where black would change a docstring, or might."""
    if any(line != line.rstrip() or "\t" in line for line in lines):
        raise UnsureError
    first = lines[0].lstrip(" ")[3:]
    if first[:1] in (" ", '"', ""):
        raise UnsureError
    if len(lines) == 1:
        if first[-4:-3] in ("\\", '"', " "):
            raise UnsureError
        return
    indents = [len(line) - len(line.lstrip(" ")) for line in lines[1:-1] if line]
    if lines[-1] != indent + _QUOTES or (indents and min(indents) != len(indent)):
        raise UnsureError
    last = lines[-2]
    if not last or last.endswith(("\\", '"')):
        raise UnsureError
