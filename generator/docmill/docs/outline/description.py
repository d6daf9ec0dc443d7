"""The text of an operation without what stands in the document anyway: request and lead-ins."""

from __future__ import annotations

import re

from docmill.docs.markdown.page import Passage
from docmill.docs.markdown.passages import cut, lines
from docmill.docs.outline.candidates import request_at_start
from docmill.docs.outline.found import Found
from docmill.docs.outline.requests import Request, method_alone, target_alone

# What closes the marks around a request, and what joins it to the text behind it.
_CLOSED = re.compile(
    r"(?:[`*_)\]]|</[a-z]{1,8}>){0,6}(?:\s{0,3}HTTP/[\d.]{1,3}[`*_]{0,3})?"
    r"[ \t\\]{0,8}(?:[-–—:：,，|.]{1,2}(?=\s|$)|：|，)?\s{0,8}"
)
_SENTENCES = re.compile(r"(?<=[.!?])\s|(?<=[。！？])|\n")
_LONGEST_LEAD = 200


def without_request(text: Passage, found: Found) -> Passage | None:
    """A text without the line of the request; None where nothing is left.

    Reads "`GET /kites` - all kites", of which "all kites" stays; a paragraph of two
    requests has none left. An example of another request stays.
    """
    if target_alone(text.value) or method_alone(text.value):
        return None
    for start, end in lines(text):
        line = cut(text, start, end).value
        requests = request_at_start(line)
        if not any(_is_own(one, found) for one in requests):
            continue
        indent = text.value.index(line, start) - start
        last = start + indent + max(one.end for one in requests)
        if closed := _CLOSED.match(text.value, last):
            last = closed.end()
        before = text.value[:start].strip()
        rest = cut(text, last, len(text.value))
        if before:
            title = found.candidate.title
            is_title = title is not None and title.value == before.rstrip(" :：")
            return None if is_title else cut(text, 0, start)
        return without_request(rest, found) if rest.value else None
    return text


def _is_own(request: Request, found: Found) -> bool:
    own = found.candidate
    return own.written.startswith(request.target) or (
        own.method == request.method
        and own.written.partition("?")[0] == request.target.partition("?")[0]
    )


def without_lead(text: Passage) -> Passage | None:
    """A text without a last sentence that only announces the table or example behind it.

    Reads "Pass these fields:"; None where nothing else is in the text.
    """
    if not text.value.endswith((":", "：")):
        return text
    ends = [match.end() for match in _SENTENCES.finditer(text.value)]
    start = ends[-1] if ends else 0
    if len(text.value) - start > _LONGEST_LEAD:
        return text
    rest = cut(text, 0, start)
    return rest if rest.value else None
