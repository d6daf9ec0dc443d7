"""URLs of sentences and labels that say they are the base of an API."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docmill.docs.infer.words import Words

Place = tuple[int, int]

_LONGEST = 4000
_URL = re.compile(
    r"(?:https?|wss?)://(?:[^\s`\"'<>|()*\\，。；、）】」]|\\(?=[_*])|\{[\w.-]{1,40}\}){3,300}",
    re.IGNORECASE,
)
# `/api/v1` in back-ticks or alone; not a file such as `/etc/app.conf`
_PATH = re.compile(
    r"(?<![\w/.:<>-])/(?:[A-Za-z][\w-]{0,40}/?){1,5}+(?:v\d[\w.]{0,6}/?)?(?![\w.]*[\w/])"
)
_HOST = re.compile(
    r"(?<![\w@/.-])(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,12}(?::\d{2,5})?+(?![\w@-])"
    r"(?:/[\w.+~-]{1,80}+(?!>)){0,8}+"
)
# `[text](https://…)`: the target counts where the text is that URL
_LINK = re.compile(r"\[([^\[\]\n]{0,300}+)\]\(([^()\s]{0,600}+)[^()\n]{0,200}+\)")
_TAG = re.compile(r"</?[a-zA-Z](?![a-z]{0,8}+://)[^<>\n]{0,300}+>")
_LABEL = re.compile(
    r"(?P<label>[^:：=\n|`]{1,60}?)[\s*_`]{0,4}+(?:[:：=]|\s-\s|\bis\b|は)[\s*_`<]{0,6}+"
)
_SENTENCE = re.compile(r"(?:[^.。！？!?；;]|[.!?](?=\S)){1,1000}+")
_PAGE = re.compile(
    r"\.(?:html?|md|mdx|pdf|png|jpe?g|svg|gif|zip|json|ya?ml|txt|js|css|csv|docx?|xlsx?|xml|tar|gz|log)(?:#|$)",
    re.I,
)


def _plain(text: str) -> str:
    """The text with tags and foreign link targets blanked, offsets kept."""
    text = _LINK.sub(_link, text[:_LONGEST])
    return _TAG.sub(lambda match: " " * len(match[0]), text)


def _link(match: re.Match[str]) -> str:
    if match[1].strip("`* ").rstrip("/") == match[2].rstrip("/"):
        return f" {match[1]} " + " " * (len(match[0]) - len(match[1]) - 2)
    return (
        " " * (match.start(1) - match.start())
        + match[1]
        + " " * (match.end() - match.end(1))
    )


def urls(text: str, *, paths: bool) -> Iterator[Place]:
    """The URLs of a text; where it has none, its path or its host, if `paths` says so."""
    text = _plain(text)
    found = [_span(match, text) for match in _URL.finditer(text)]
    found = [place for place in found if not _PAGE.search(text[place[0] : place[1]])]
    if not found:
        match = (_PATH.search(text) if paths else None) or _HOST.search(text)
        if match is not None and not _PAGE.search(match[0]):
            found = [match.span()]
    yield from found


def _span(match: re.Match[str], text: str) -> Place:
    start, end = match.span()
    while end > start and text[end - 1] in ".,;:!?)]}_~":
        if text[end - 1] == "}" and "{" in text[start:end]:
            break
        end -= 1
    return start, end


def first_url(text: str) -> Iterator[Place]:
    """The URL or path with which a text begins."""
    stripped = text.lstrip(" *`<>#-$")
    lead = len(text) - len(stripped)
    for start, end in urls(text, paths=True):
        if start <= lead + 2:
            yield start, end
        return


def label_url(text: str, known: Words) -> Iterator[Place]:
    """Read: `**Base URL:** https://…`, `接口域名：api.host`. Not read: `URL: https://…`."""
    lead = len(text) - len(text.lstrip(" *_`>#-"))
    plain = _plain(text)
    match = _LABEL.match(plain, lead)
    if match is None or not known.server_label.fullmatch(_label(match["label"])):
        return
    line = plain[match.end() :].split("\n")[0]
    if not line.strip():
        line = plain[match.end() :].lstrip()
    offset = plain.index(line, match.end()) if line else match.end()
    paths = known.server_prefix.search(match["label"]) is not None
    for start, end in urls(line, paths=paths):
        yield offset + start, offset + end


def introduces(text: str, known: Words) -> bool:
    """Whether the base URLs follow: "Base URLs:", "All requests are sent to:"."""
    text = text.strip(" *_`\n")[-600:]
    label = _label(text.rstrip(":："))
    if known.server_label.fullmatch(label):
        return True
    return text.endswith((":", "：")) and known.server_sentence.search(text) is not None


def _label(text: str) -> str:
    text = text.strip(" *_`").removeprefix("The ").removeprefix("the ")
    return text.lstrip("0123456789. ")


def sentence_urls(text: str, known: Words) -> Iterator[Place]:
    """The URLs, or else the quoted path, of sentences that speak of a base URL.

    Read: "All URIs are relative to *https://…*", "requests are prefixed with `/api/v2`".
    Not read: "see https://… for the endpoints".
    """
    if "/" not in text:
        return
    plain = _plain(text)
    for match in _SENTENCE.finditer(plain):
        if "/" not in match[0]:
            continue
        said = known.server_sentence.search(match[0])
        if said is None:
            continue
        offset = match.start()
        quoted = "`" in match[0] or "*" in match[0]
        for start, end in urls(match[0], paths=False) if "://" in match[0] else ():
            yield offset + start, offset + end
        if quoted and "://" not in match[0] and known.server_prefix.search(match[0]):
            yield from _quoted_path(match[0], said, offset)


def _quoted_path(text: str, said: re.Match[str], offset: int) -> Iterator[Place]:
    for match in _PATH.finditer(text):
        around = (
            text[max(0, match.start() - 1) : match.start()]
            + text[match.end() : match.end() + 1]
        )
        if around in ("``", "**") and match.start() > said.start():
            yield offset + match.start(), offset + match.end()
            return
