"""Requests that command lines send: curl, httpie and wget."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docmill.docs.infer.command_options import Call, read_options
from docmill.docs.infer.httpie import URL, read_items
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

PROGRAMS = frozenset({"curl", "curl.exe", "http", "https", "xh", "wget"})
# `@body.json`, and `proposal.json` of somebody who forgot the sign
_FILE = re.compile(r"@[^\n]*+|[\w./-]{1,100}\.(?:json|xml|txt|csv|ya?ml)")
_FORM_VALUE = re.compile(r'"([^"]*+)"(?:;.*)?+', re.DOTALL)


def command_message(command: Command, variables: Mapping[str, Word]) -> Message | None:
    """The request of a command whose first word is one of `PROGRAMS`.

    None without a URL. `variables` has the values that the block gave to shell variables;
    a body that is one of them is read from there.
    """
    program = command.words[0]
    call = Call(variables, command.document)
    words = list(command.words[1:])
    curl = program.text.startswith("curl")
    rest = read_options(call, words, curl)
    if program.text in ("http", "https", "xh"):
        rest = read_items(call, rest)
    for word in rest:
        if call.url is None and URL.match(word.text):
            call.url = word
    return _message(call, program.line) if call.url else None


def _message(call: Call, line: int) -> Message:
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


def _method(call: Call) -> str:
    if call.method:
        return call.method
    if "head" in call.flags:
        return "HEAD"
    if "upload-file" in call.flags:
        return "PUT"
    return "POST" if (call.data or call.form) and "get" not in call.flags else "GET"


def _media(call: Call, headers: Pairs, body: str) -> str | None:
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


def _form(call: Call, body: str, media: str | None) -> Pairs:
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
