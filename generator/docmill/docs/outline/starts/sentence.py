"""A sentence that says what to send where: "Send a `POST` request to `/users`"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Paragraph
from docmill.docs.markdown.visible import visible
from docmill.docs.outline.candidates import (
    Candidate,
    Spot,
    from_requests,
    from_target,
    in_example,
)
from docmill.docs.outline.requests import only_method, requests_in
from docmill.docs.outline.sections import Outline, Section

# "Send `DELETE /coins/{id}` to …": a word or two, then a request in code.
_ORDERED = re.compile(
    r"[^\W\d_]{2,12}(?: [^\W\d_]{1,10})? `(?P<request>[^`\n]{5,200})`(?! ?[,;])"
)
_CODE = re.compile(r"`(?P<path>/[^`\s]{1,200})`")
# Between the method and the path: "request to the endpoint", "on", "에 요청".
_FAR = 40
_NEAR = re.compile(r"(?<![A-Za-z])(?:GET|POST|PUT|PATCH|DELETE)(?![A-Za-z])")


def sentence(
    outline: Outline, section: Section, lexicon: Lexicon
) -> Iterator[Candidate]:
    """Operations that the first paragraph below a heading names in a sentence.

    Of the weak kind `mention`. Must not read "`GET` is cached, see `/docs` and `/faq`": two
    paths, or a method far from the path.
    """
    if not section.is_heading or not section.blocks:
        return
    block = section.blocks[0]
    if not isinstance(block, Paragraph):
        return
    text = block.text.value
    yield from _ordered(section, block, in_example(outline, section))
    paths = list(_CODE.finditer(text))
    method = only_method(text)
    if len(paths) != 1 or method is None:
        return
    before = visible(text[max(0, paths[0].start() - _FAR) : paths[0].start()]).text
    if not _NEAR.search(before) or "." in before.partition(method)[2]:
        return
    spot = Spot(
        kind="mention",
        section=section.index,
        block=0,
        in_example=in_example(outline, section),
    )
    yield from from_target(paths[0]["path"], method, block.text, spot)


def _ordered(section: Section, block: Paragraph, example: bool) -> Iterator[Candidate]:
    """The request that a paragraph orders to send: "Send `DELETE /coins/{id}` to …".

    Must not read "Unlike `GET /coins`, …" nor a paragraph of several requests.
    """
    match = _ORDERED.match(block.text.value)
    if match is None or len(requests_in(block.text.value)) != 1:
        return
    spot = Spot(kind="mention", section=section.index, block=0, in_example=example)
    yield from from_requests(requests_in(match["request"]), block.text, spot)
