"""Items of httpie commands: `name=text`, `age:=3`, `X-Key:value`, `page==2`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docmill.docs.infer.command_options import Call
from docmill.docs.infer.shell_words import Word

METHODS = frozenset(
    {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"}
)
URL = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}:|\$?\{|\$\w|<|/|\[|:\d|localhost|[\w.-]{1,200}[./:])",
    re.I,
)

_ITEM = re.compile(
    r"(?P<name>[\w.\[\]-]{1,120}?)(?P<by>:=@?|==|=@?|:|@)(?P<value>.*+)", re.DOTALL
)


def read_items(call: Call, words: Sequence[Word]) -> list[Word]:
    """Read the items of httpie: `name=text`, `age:=3`, `X-Key:value`, `page==2`, `file@path`.

    Not read as items: the method and the URL, which stand before them.
    """
    rest: list[Word] = []
    members: list[str] = []
    for word in words:
        match = _ITEM.fullmatch(word.text) if call.url else None
        if match is not None:
            _read_item(call, word, match, members)
        elif word.text in METHODS and call.method is None:
            call.method = word.text
        elif call.url is None and URL.match(word.text):
            call.url = word
        else:
            rest.append(word)
    _read_body(call, members, words)
    return rest


def _read_item(
    call: Call, word: Word, match: re.Match[str], members: list[str]
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


def _read_body(call: Call, members: list[str], words: Sequence[Word]) -> None:
    if members and ("form" in call.flags or "f" in call.flags):
        call.form.extend(
            re.sub(r'^"([^"]*)": "?(.*?)"?$', r"\1=\2", part) for part in members
        )
    elif members:
        call.flags.add("json")
        call.data.append(Word("{" + ", ".join(members) + "}", words[0].line))
