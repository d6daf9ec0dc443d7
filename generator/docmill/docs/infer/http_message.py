"""HTTP messages of code blocks: raw requests and responses, commands, bodies, URLs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from docmill.docs.infer.command import PROGRAMS, command_message
from docmill.docs.infer.http_text import body_message, head_message
from docmill.docs.infer.httpie import METHODS
from docmill.docs.infer.message import Message, is_form
from docmill.docs.infer.shell_words import Word, read_command
from docmill.docs.infer.status import status_in
from docmill.docs.infer.words import names, words
from docmill.docs.lexicon.lexicon import Lexicon

__all__ = ["Message", "parse_messages"]

_LABEL = 80
_OTHERS = names("other_languages")

_PLAIN = names("plain")
# Languages whose values are written like JSON.
_JSON_LIKE = ("javascript", "typescript")

_COMMAND = re.compile(
    r"[ \t]*+(?:[$%>#❯➜][ \t]++)?+(?:(?:sudo|time)[ \t]++)?+(?P<program>[\w.]{2,9})[ \t]"
)
_HEAD = re.compile(
    rf"[ \t]{{0,8}}+(?:(?:{'|'.join(sorted(METHODS))})[ \t]++(?:https?://|[/{{<$?:\[])\S*+[^\n]*+"
    rf"|(?:{'|'.join(sorted(METHODS))})[ \t]++\S++[ \t]++HTTP/[0-9.]{{1,3}}+\b[^\n]*+"
    r"|HTTP/[0-9.]{1,3}+[ \t]++[1-5][0-9]{2}[^\n]*+)"
)
_STATUS = re.compile(
    r"[ \t]{0,8}+(?:[Ss]tatus(?: [Cc]ode)?+:?[ \t]*+)?+[1-5][0-9]{2}\b[^\n{]{0,60}+"
)
_VERBOSE = re.compile(r"^[<>*](?:[ \t]|$)", re.MULTILINE)
_VERBOSE_HEAD = re.compile(r"^[<>] (?:HTTP/|[A-Z]{3,7} [/h])", re.MULTILINE)
_VARIABLE = re.compile(
    r"^[ \t]*+(?:[$%][ \t]++)?+(?:export[ \t]++)?+(?P<name>\w{1,60})="
    r"(?:'(?P<single>[^']*+)'|\"(?P<double>(?:[^\"\\]|\\.)*+)\""
    r"|\$\([ \t]*+cat[ \t]*+<<-?[ \t]*+['\"]?(?P<end>\w{1,30})['\"]?[ \t]*+\n)",
    re.MULTILINE | re.DOTALL,
)


@lru_cache(maxsize=4096)
def parse_messages(text: str, language: str) -> tuple[Message, ...]:
    """The messages of a code block in their order: a command, then its response.

    `language` is the first word of the info string, in lower case, or empty. Code of
    programming languages gives none, of JavaScript and TypeScript only what is a JSON value. Never
    raises. Several stages ask for the same block: the result is kept, so leave its values
    as they are.
    """
    language = language.strip().lstrip(".{").casefold()
    sample = Lexicon.of().code_sample_language(language)
    if language in _OTHERS or sample not in (None, "shell", *_JSON_LIKE):
        return ()
    looks = text.lstrip().startswith(("{", "[", '"', "//", "/*"))
    if sample in _JSON_LIKE and not looks:
        return ()
    if _VERBOSE_HEAD.search(text):
        text = _VERBOSE.sub("", text)
    found = _Reader(text, sample == "shell").messages()
    return tuple(message for message in found if _shown(message, language))


def _shown(message: Message, language: str) -> bool:
    """Not kept: lines that are no message, in a language that is not known here."""
    return message.kind != "text" or bool(message.headers) or language in _PLAIN


class _Reader:
    def __init__(self, text: str, shell: bool) -> None:
        self.text = text
        self.shell = shell
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.line = 0
        self.variables, self.taken = _variables(text, self.starts)
        self.label: re.Match[str] | None = None

    def messages(self) -> Iterator[Message]:
        while self.line < len(self.starts):
            label = self._label()
            if label is not None or self._noise():
                self.label = label or self.label
                self.line += 1
            elif self._command():
                yield from self._read_command()
            else:
                yield from self._read_text()

    def _at(self, line: int) -> str:
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[line] : end]

    def _label(self) -> re.Match[str] | None:
        """A line such as `Response:` or `// Request body`, at the left margin."""
        line = self._at(self.line).rstrip("\n")
        return words().message_label.fullmatch(line) if len(line) < _LABEL else None

    def _noise(self) -> bool:
        """Blank lines, open fences, shell variables, and other lines of shells."""
        line = self._at(self.line).strip()
        skipped = not line or line.startswith("```") or self.line in self.taken
        return skipped or (self.shell and self._not_shown(line))

    def _not_shown(self, line: str) -> bool:
        if self._command() or _HEAD.match(line) or _STATUS.fullmatch(line):
            return False
        shown = line.startswith(("{", "[", "<", '"', "//", "&", "?", "http:", "https:"))
        return not (shown or ("&" in line and is_form(line)))

    def _command(self) -> bool:
        match = _COMMAND.match(self.text, self.starts[self.line])
        return match is not None and match["program"] in PROGRAMS and self._calls(match)

    def _calls(self, match: re.Match[str]) -> bool:
        """Not a command: `http {` of a server's configuration, "http is a protocol"."""
        if match["program"].startswith(("curl", "wget")):
            return True
        rest = self.text[match.end() : match.end() + 200].split("\n")[0]
        return bool(
            re.match(
                r"(?:-\S+ ){0,4}+(?:[A-Z]{3,7} )?(?:https?://|:\d|/|\S+\.\S+/)", rest
            )
        )

    def _read_command(self) -> Iterator[Message]:
        match = _COMMAND.match(self.text, self.starts[self.line])
        assert match is not None
        command = read_command(self.text, match.start("program"), self.line)
        self.line = max(self.line + 1, bisect_right(self.starts, command.end) - 1)
        if command.end >= len(self.text):
            self.line = len(self.starts)
        message = command_message(command, self.variables)
        if message is not None:
            yield message

    def _read_text(self) -> Iterator[Message]:
        first = self.line
        self.line += 1
        while self.line < len(self.starts) and not self._begins_anew(first):
            self.line += 1
        end = self.starts[self.line] if self.line < len(self.starts) else len(self.text)
        part = self.text[self.starts[first] : end]
        yield from map(self._labelled, _split(self._message(part, first)))
        self.label = None

    def _message(self, part: str, first: int) -> Message | None:
        if _HEAD.match(part) or _STATUS.fullmatch(self._at(first).strip()):
            return head_message(part, first)
        return body_message(part, first)

    def _labelled(self, message: Message) -> Message:
        """The message as the line above it says: JSON below `Response (201):`."""
        if self.label is None or message.kind not in ("json", "xml"):
            return message
        if not self.label["response"]:
            return message
        status = status_in(self.label["status"] or "")
        return replace(message, kind="response", status=status)

    def _begins_anew(self, first: int) -> bool:
        """A command, a request line or a status line begins the next message.

        Not one: a number alone within JSON, as an item of a list of numbers.
        """
        start = self.starts[self.line]
        if _HEAD.match(self.text, start) or self._command() or self._label():
            return True
        line = self._at(self.line)
        return not line[:1].isspace() and line[:1].isdigit() and self._reason(line)

    def _reason(self, line: str) -> bool:
        return len(line) < 60 and line[3:4] == " " and status_in(line) == line[:3]


def _split(message: Message | None) -> Iterator[Message]:
    """A message as one, or a request and what stands below it.

    JSON below `GET /trees`, a blank line between them, is the response. JSON on the line
    right below it is a body, which some search APIs read.
    """
    if message is None:
        return
    apart = message.body_line > message.line + 1 and not message.headers
    if message.method not in ("GET", "HEAD") or message.body_json is None or not apart:
        yield message
        return
    yield replace(message, body=None, body_json=None, media_type=None)
    yield Message(
        kind="json",
        body=message.body,
        body_json=message.body_json,
        body_line=message.body_line,
        line=message.body_line,
    )


def _variables(
    text: str, starts: Sequence[int]
) -> tuple[dict[str, Word], frozenset[int]]:
    """Values of the shell variables that a block sets, and the lines that set them."""
    found: dict[str, Word] = {}
    taken: set[int] = set()
    for match in _VARIABLE.finditer(text):
        kind = match.lastgroup or ""
        start, end = match.span("double" if match["double"] is not None else "single")
        if kind == "end":
            start = match.end()
            close = text.find("\n" + match["end"], start)
            end = close if close >= 0 else len(text)
        line = bisect_right(starts, start) - 1
        found[match["name"]] = Word(text[start:end], line)
        taken.update(range(bisect_right(starts, match.start("name")) - 1, line + 1))
        taken.update(
            range(
                line, line + text.count("\n", start, end) + (2 if kind == "end" else 1)
            )
        )
    return found, frozenset(taken)
