"""Options of curl and wget, read from the words of a command."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docmill.docs.infer.shell_words import Word
from docmill.docs.infer.words import names

# Short options of curl that take a value (curl 8.16, `curl --help all`); -u also of wget
_SHORT_WITH_VALUE = frozenset("XHdFubAeoTxmwcKCEyYzDUPQtr")
_LONG_ALONE = names("options_alone")
_CURL_WITH_VALUE = frozenset({"form", "json"})
_LONG_NAMES = {
    "X": "request", "H": "header", "d": "data", "F": "form", "u": "user", "b": "cookie",
    "A": "user-agent", "e": "referer", "I": "head", "G": "get", "T": "upload-file",
}  # fmt: skip
_DATA = names("options_data")
_VARIABLE = re.compile(r"\$(?:\{(\w{1,60})\}|(\w{1,60}))")


@dataclass(slots=True)
class Call:
    """The options of one command as they are read."""

    variables: Mapping[str, Word]
    document: Word | None = None
    method: str | None = None
    url: Word | None = None
    headers: list[tuple[Word, str]] = field(default_factory=list[tuple[Word, str]])
    data: list[Word] = field(default_factory=list[Word])
    form: list[str] = field(default_factory=list[str])
    user: str | None = None
    flags: set[str] = field(default_factory=set[str])


def read_options(call: Call, words: Sequence[Word], curl: bool) -> list[Word]:
    """Read the options; what is none comes back in its order."""
    rest: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        following = words[at] if at < len(words) else None
        if word.text.startswith("--") and len(word.text) > 2:
            at += _long(call, word, following, curl)
        elif word.text.startswith("-") and len(word.text) > 1:
            at += _short(call, word, following)
        else:
            rest.append(word)
    return rest


def _long(call: Call, word: Word, following: Word | None, curl: bool) -> int:
    name, equals, value = word.text[2:].partition("=")
    if equals:
        _apply(call, name, Word(value, word.line))
        return 0
    alone = name in _LONG_ALONE and not (curl and name in _CURL_WITH_VALUE)
    if alone or following is None or name.startswith("no-"):
        call.flags.add(name)
        return 0
    _apply(call, name, following)
    return 1


def _short(call: Call, word: Word, following: Word | None) -> int:
    """Read `-X POST`, `-XPOST` and `-sX POST`."""
    for at, letter in enumerate(word.text[1:], 2):
        if letter not in _SHORT_WITH_VALUE:
            call.flags.add(_LONG_NAMES.get(letter, letter))
            continue
        joined = word.text[at:]
        if joined:
            _apply(call, _LONG_NAMES.get(letter, letter), Word(joined, word.line))
        elif following is not None:
            _apply(call, _LONG_NAMES.get(letter, letter), following)
        return int(not joined)
    return 0


def _apply(call: Call, name: str, value: Word) -> None:
    if name in ("request", "method"):
        call.method = value.text.upper()
    elif name == "header":
        key, colon, text = value.text.partition(":")
        if colon:
            call.headers.append((Word(key.strip(), value.line), text.strip()))
    elif name in _DATA:
        call.data.append(_resolved(call, value))
        call.flags.add(name)
    else:
        _apply_other(call, name, value)


def _apply_other(call: Call, name: str, value: Word) -> None:
    if name in ("form", "form-string"):
        call.form.append(value.text)
    elif name in ("user", "http-user", "auth"):
        call.user = value.text
    elif name == "url":
        call.url = value
    elif name == "cookie" and "=" in value.text:
        call.headers.append((Word("Cookie", value.line), value.text))
    elif name == "upload-file":
        call.flags.add(name)
    elif name == "user-agent":
        call.headers.append((Word("User-Agent", value.line), value.text))


def _resolved(call: Call, value: Word) -> Word:
    """The text of a body that is a variable or a here-document."""
    match = _VARIABLE.fullmatch(value.text.strip())
    if match is not None:
        return call.variables.get(match[1] or match[2], value)
    return call.document if call.document and value.text.startswith("@") else value
