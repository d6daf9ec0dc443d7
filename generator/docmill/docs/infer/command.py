"""Requests that command lines send: curl, httpie and wget."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docmill.docs.infer.message import (
    FORM,
    JSON,
    MULTIPART,
    Message,
    Pairs,
    authorization,
    body_json,
    is_form,
    media_type,
    pairs,
    query_of,
)
from docmill.docs.infer.shell_words import Command, Word
from docmill.docs.infer.words import names

PROGRAMS = frozenset({"curl", "curl.exe", "http", "https", "xh", "wget"})
METHODS = frozenset(
    {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"}
)

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
_URL = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}:|\$?\{|\$\w|<|/|\[|:\d|localhost|[\w.-]{1,200}[./:])",
    re.I,
)
# `@body.json`, and `proposal.json` of somebody who forgot the sign
_FILE = re.compile(r"@[^\n]*+|[\w./-]{1,100}\.(?:json|xml|txt|csv|ya?ml)")
_FORM_VALUE = re.compile(r'"([^"]*+)"(?:;.*)?+', re.DOTALL)


@dataclass(slots=True)
class _Call:
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


def command_message(command: Command, variables: Mapping[str, Word]) -> Message | None:
    """The request of a command whose first word is one of `PROGRAMS`.

    None without a URL. `variables` has the values that the block gave to shell variables;
    a body that is one of them is read from there.
    """
    program = command.words[0]
    call = _Call(variables, command.document)
    words = list(command.words[1:])
    curl = program.text.startswith("curl")
    rest = _options(call, words, curl)
    if program.text in ("http", "https", "xh"):
        rest = _httpie(call, rest)
    for word in rest:
        if call.url is None and _URL.match(word.text):
            call.url = word
    return _message(call, program.line) if call.url else None


def _options(call: _Call, words: Sequence[Word], curl: bool) -> list[Word]:
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


def _long(call: _Call, word: Word, following: Word | None, curl: bool) -> int:
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


def _short(call: _Call, word: Word, following: Word | None) -> int:
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


def _apply(call: _Call, name: str, value: Word) -> None:
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


def _apply_other(call: _Call, name: str, value: Word) -> None:
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


def _resolved(call: _Call, value: Word) -> Word:
    """The text of a body that is a variable or a here-document."""
    match = _VARIABLE.fullmatch(value.text.strip())
    if match is not None:
        return call.variables.get(match[1] or match[2], value)
    return call.document if call.document and value.text.startswith("@") else value


_HTTPIE_ITEM = re.compile(
    r"(?P<name>[\w.\[\]-]{1,120}?)(?P<by>:=@?|==|=@?|:|@)(?P<value>.*+)", re.DOTALL
)


def _httpie(call: _Call, words: Sequence[Word]) -> list[Word]:
    """Read the items of httpie: `name=text`, `age:=3`, `X-Key:value`, `page==2`, `file@path`.

    Not read as items: the method and the URL, which stand before them.
    """
    rest: list[Word] = []
    members: list[str] = []
    for word in words:
        match = _HTTPIE_ITEM.fullmatch(word.text) if call.url else None
        if match is not None:
            _httpie_item(call, word, match, members)
        elif word.text in METHODS and call.method is None:
            call.method = word.text
        elif call.url is None and _URL.match(word.text):
            call.url = word
        else:
            rest.append(word)
    _httpie_body(call, members, words)
    return rest


def _httpie_item(
    call: _Call, word: Word, match: re.Match[str], members: list[str]
) -> None:
    name, value = match["name"], match["value"]
    match match["by"]:
        case ":":
            call.headers.append((Word(name, word.line), value.strip()))
        case "==":
            url = call.url or word
            mark = "&" if "?" in url.text else "?"
            call.url = Word(f"{url.text}{mark}{name}={value}", url.line)
        case ":=":
            members.append(f'"{name}": {value}')
        case "=":
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            members.append(f'"{name}": "{escaped}"')
        case _:
            call.form.append(f"{name}=@{value}")


def _httpie_body(call: _Call, members: list[str], words: Sequence[Word]) -> None:
    if members and ("form" in call.flags or "f" in call.flags):
        call.form.extend(
            re.sub(r'^"([^"]*)": "?(.*?)"?$', r"\1=\2", part) for part in members
        )
    elif members:
        call.flags.add("json")
        call.data.append(Word("{" + ", ".join(members) + "}", words[0].line))


def _message(call: _Call, line: int) -> Message:
    url = call.url.text if call.url else ""
    headers: Pairs = tuple((name.text, value) for name, value in call.headers)
    body = "&".join(word.text for word in call.data)
    known = body and not _FILE.fullmatch(body)
    media = _media(call, headers, body)
    get = "get" in call.flags
    form = _form(call, body, media) if not get else ()
    return Message(
        kind="curl",
        method=_method(call),
        url=url,
        headers=headers,
        header_lines=tuple(name.line for name, _ in call.headers),
        body=body if known and not get else None,
        body_line=call.data[0].line if call.data else line,
        body_json=body_json(body, media) if known and not get and not form else None,
        query=query_of(url) + (pairs(body) if get else ()),
        form=form,
        auth=authorization(headers) or (("basic", call.user) if call.user else None),
        media_type=media if not get else None,
        line=line,
    )


def _method(call: _Call) -> str:
    if call.method:
        return call.method
    if "head" in call.flags:
        return "HEAD"
    if "upload-file" in call.flags:
        return "PUT"
    return "POST" if (call.data or call.form) and "get" not in call.flags else "GET"


def _media(call: _Call, headers: Pairs, body: str) -> str | None:
    """The media type of the body: as said, or as the options and the look of it tell.

    curl sends `-d` as a form unless told otherwise; a page that shows JSON means JSON.
    """
    said = media_type(headers)
    if call.form:
        return said if said and "form" in said else MULTIPART
    if said or not call.data:
        return said
    looks = body.lstrip().startswith(("{", "["))
    if looks or "json" in call.flags:
        return JSON
    return FORM if is_form(body) or "data-urlencode" in call.flags else None


def _form(call: _Call, body: str, media: str | None) -> Pairs:
    if call.form:
        return tuple(pair for part in call.form for pair in _form_part(part))
    return pairs(body) if media == FORM or (media is None and is_form(body)) else ()


def _form_part(part: str) -> Pairs:
    name, equals, value = part.partition("=")
    quoted = _FORM_VALUE.fullmatch(value)
    return (
        ((name.strip(), quoted[1] if quoted else value),)
        if equals and name.strip()
        else ()
    )
