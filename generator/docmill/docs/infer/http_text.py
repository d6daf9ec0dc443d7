"""Messages written out: request lines, status lines, headers and bodies."""

from __future__ import annotations

import re
from typing import TypedDict

from docmill.docs.infer.lenient_json import JsonExample, parse_json
from docmill.docs.infer.message import (
    FORM,
    JSON,
    Message,
    Pairs,
    authorization,
    body_json,
    header,
    is_form,
    media_type,
    pairs,
    query_of,
)
from docmill.docs.infer.status import status_in
from docmill.docs.infer.words import names

_REQUEST = re.compile(
    r"[ \t]*+(?P<method>[A-Z]{3,7})[ \t]++(?P<url>\S++)(?P<rest>[^\n]*+)"
)
_HEADER = re.compile(
    r"[ \t]*+(?P<name>[A-Za-z][\w-]{0,80}+)[ \t]*+:(?:[ \t]++(?P<value>[^\n]*+)|[ \t]*+$)"
)
_MORE_QUERY = re.compile(r"[ \t]*+[?&]\S[^\n]*+")
_URL = re.compile(
    r"(?:https?|http\(s\)|wss?|\{\w+\}|\$\w+)[:/]\S*+(?:(?<=\?)[ \t]++\S++)?+|/[^\s{}\"']\S*+",
    re.IGNORECASE,
)
_XML = re.compile(r"<(?:\?xml\b|!DOCTYPE\b|[A-Za-z_][\w.:-]{0,100}+[\s/>])")


def head_message(text: str, line: int) -> Message | None:
    """A message that begins with a request line or a status line.

    `line` is the line of the block where it begins. Query parameters may stand on lines
    of their own below the URL, and headers may be missing.
    """
    lines = text.split("\n")
    request = _REQUEST.match(lines[0])
    status = None if request else status_in(lines[0])
    if request is None and status is None:
        return None
    url, at = _url(request["url"], lines, 1) if request else (None, 1)
    headers, header_lines, at = _headers(lines, at)
    body = "\n".join(lines[at:])
    skipped = len(body) - len(body.lstrip("\n"))
    parts = _body_parts(body.strip("\n"), headers)
    return Message(
        kind="request" if request else "response",
        method=request["method"] if request else None,
        url=url,
        status=status,
        headers=headers,
        header_lines=tuple(line + number for number in header_lines),
        query=query_of(url) if url else (),
        body_line=line + at + skipped,
        auth=authorization(headers),
        line=line,
        **parts,
    )


def _url(url: str, lines: list[str], at: int) -> tuple[str, int]:
    """Join the lines below a URL that begin with `?` or `&`."""
    while at < len(lines) and _MORE_QUERY.fullmatch(lines[at].rstrip("\r")):
        url += lines[at].strip()
        at += 1
    return url, at


def _headers(lines: list[str], at: int) -> tuple[Pairs, list[int], int]:
    found: list[tuple[str, str]] = []
    places: list[int] = []
    while at < len(lines) and (match := _HEADER.fullmatch(lines[at].rstrip("\r"))):
        found.append((match["name"], (match["value"] or "").strip()))
        places.append(at)
        at += 1
    return tuple(found), places, at


class _Body(TypedDict):
    body: str | None
    body_json: JsonExample | None
    form: Pairs
    media_type: str | None


def _body_parts(body: str, headers: Pairs) -> _Body:
    media = media_type(headers)
    parsed = body_json(body, media)
    form = pairs(body) if parsed is None and (media == FORM or is_form(body)) else ()
    if media is None and body.strip():
        media = JSON if parsed else FORM if form else None
    return _Body(body=body or None, body_json=parsed, form=form, media_type=media)


def body_message(text: str, line: int) -> Message | None:
    """A message without its first line: a body, headers alone, or a URL."""
    stripped = text.strip()
    skipped = text[: len(text) - len(text.lstrip())].count("\n")
    if not stripped:
        return None
    line += skipped
    lines = stripped.split("\n")
    if _URL.fullmatch(lines[0].strip()):
        url, at = _url(re.sub(r"\s++", "", lines[0]), lines, 1)
        if at == len(lines):
            return Message(kind="url", url=url, query=query_of(url), line=line)
    if _XML.match(stripped):
        return Message(kind="xml", body=stripped, body_line=line, line=line)
    return _headers_alone(lines, line) or _body_alone(stripped, line)


def _body_alone(text: str, line: int) -> Message:
    parsed = parse_json(text)
    if parsed is not None:
        return Message(
            kind="json", body=text, body_json=parsed, body_line=line, line=line
        )
    joined = re.sub(r"\s*+\n\s*+&", "&", text)
    if is_form(joined):
        return Message(
            kind="form", body=text, form=pairs(joined), body_line=line, line=line
        )
    return Message(kind="text", body=text, body_line=line, line=line)


def _headers_alone(lines: list[str], line: int) -> Message | None:
    """Headers, and maybe a body behind a blank line.

    Read: `Content-Type: …` and a token below it. Not read: `name: x` with `age: 3`, which
    is YAML: one of the names has to hold a hyphen or be Authorization, Host or the like.
    """
    headers, places, at = _headers(lines, 0)
    rest = "\n".join(lines[at:])
    typical = any("-" in name or name.casefold() in _TYPICAL for name, _ in headers)
    if not typical or (
        rest.strip() and lines[at].strip() and not rest.lstrip().startswith("{")
    ):
        return None
    parts = _body_parts(rest.strip("\n"), headers)
    status = header(headers, "status")
    return Message(
        kind="response" if status else "request" if rest.strip() else "text",
        status=status_in(f"Status: {status}") if status else None,
        headers=headers,
        header_lines=tuple(line + place for place in places),
        body_line=line + at + len(rest) - len(rest.lstrip("\n")),
        auth=authorization(headers),
        line=line,
        **parts,
    )


_TYPICAL = names("plain_headers")
