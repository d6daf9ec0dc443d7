"""Words of a shell command as documentation prints it, with the lines they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# A backslash, caret or back-tick at the end of a line continues it; blanks behind are slips.
_CONTINUED = re.compile(r"(?:\\|\^|`)[ \t]*+\r?\n[ \t]*+")
# Somebody forgot the backslash: the next line begins with an option or a quoted body.
_FORGOTTEN = re.compile(r"[ \t]*+\r?\n(?=[ \t]*+(?:-[A-Za-z]\b|--[a-z]))[ \t]*+")
_PIECE = re.compile(
    r"\$'(?P<ansi>(?:[^'\\]|\\.)*+)'"
    r"|'(?P<single>[^']*+)'"
    r"|\$?\"(?P<double>(?:[^\"\\]|\\.)*+)\""
    r"|“(?P<curly>[^”]*+)”"
    r"|\\(?P<escaped>[^\n])"
    # A URL that somebody did not quote keeps its ampersands.
    r"|(?P<plain>(?:\$\([^()\n]{0,300}\)|[^\s'\"\\|;&<^`“]|&(?![&\s])|<(?!<)|[\^`;](?!\s))++)"
    r"|(?P<open>['\"][^\n]*+)",
    re.DOTALL,
)
_HEREDOC = re.compile(r"<<-?[ \t]*+['\"]?(?P<word>\w++)['\"]?[^\n]*+\n")
_ESCAPE = re.compile(r"\\([\"\\$`])|\\\r?\n")
_ANSI = {"n": "\n", "t": "\t", "r": "\r"}


class Word(NamedTuple):
    """A word of a command, and the line of the text where it begins."""

    text: str
    line: int


class Command(NamedTuple):
    """The words of a command, its here-document, and the offset where it ends."""

    words: tuple[Word, ...]
    document: Word | None
    end: int


def read_command(text: str, start: int, line: int) -> Command:
    """Read one command from an offset on, up to its unescaped end of line, `;` or `|`.

    `line` is the line of the offset.
    """
    reader = _Reader(text, start, line)
    words = tuple(reader.words())
    return Command(words, reader.document, reader.position)


class _Reader:
    def __init__(self, text: str, start: int, line: int) -> None:
        self.text = text
        self.position = start
        self.counted = start
        self.line = line
        self.document: Word | None = None

    def words(self) -> Iterator[Word]:
        while self._skip_blanks():
            line = self._line()
            word = self._word()
            if word is None:
                break
            yield Word(word, line)
        self._skip_rest()

    def _line(self) -> int:
        self.line += self.text.count("\n", self.counted, self.position)
        self.counted = self.position
        return self.line

    def _skip_blanks(self) -> bool:
        """Step to the next word; false at the end of the command."""
        while self.position < len(self.text):
            match = _CONTINUED.match(self.text, self.position) or _FORGOTTEN.match(
                self.text, self.position
            )
            if match is not None:
                self.position = match.end()
            elif self.text[self.position] in " \t":
                self.position += 1
            else:
                return self.text[self.position] not in "\r\n"
        return False

    def _word(self) -> str | None:
        parts: list[str] = []
        begin = self.position
        while match := _PIECE.match(self.text, self.position):
            parts.append(_piece(match))
            self.position = match.end()
            if _CONTINUED.match(self.text, self.position):
                break
        if self.position == begin:
            return self._redirect()
        return "".join(parts)

    def _redirect(self) -> str | None:
        """Take a here-document; anything else that is no word ends the command."""
        match = _HEREDOC.match(self.text, self.position)
        if match is None:
            return None
        self._line()
        line = self.line + 1
        close = re.compile(rf"^[ \t]*+{match['word']}[ \t]*+$", re.MULTILINE)
        end = close.search(self.text, match.end())
        stop = end.start() if end else len(self.text)
        self.document = Word(self.text[match.end() : stop], line)
        self.position = end.end() if end else stop
        return None

    def _skip_rest(self) -> None:
        """Pass a pipe and what follows it on the line: `| jq .`."""
        end = self.text.find("\n", self.position)
        self.position = len(self.text) if end < 0 else end + 1


def _piece(match: re.Match[str]) -> str:
    kind = match.lastgroup
    text = match[kind] if kind else ""
    if kind == "double":
        return _ESCAPE.sub(lambda found: found[1] or "", text)
    if kind == "ansi":
        return re.sub(r"\\(.)", lambda found: _ANSI.get(found[1], found[1]), text)
    return text[1:] if kind == "open" else text
