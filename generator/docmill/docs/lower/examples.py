"""Examples of requests and responses out of code blocks."""

from __future__ import annotations

import re

from docmill.diagnostics.model import Diagnostics
from docmill.docs.cells import lenient_json
from docmill.docs.facts import OperationPage
from docmill.docs.markdown.blocks import Fence
from docmill.docs.model import Example

# A path in the address may hold braces as well; a body begins its line.
_BODY = re.compile(r"^[ \t]*+[{\[]", re.MULTILINE)


def request_example(page: OperationPage, diagnostics: Diagnostics) -> Example | None:
    """The JSON body of the request example, where the page has one."""
    return _first(page.request_examples, diagnostics, quiet=True)


def response_example(page: OperationPage, diagnostics: Diagnostics) -> Example | None:
    """The JSON body of the response example, where the page has one."""
    return _first(page.response_examples, diagnostics, quiet=False)


def _first(
    fences: tuple[Fence, ...], diagnostics: Diagnostics, *, quiet: bool
) -> Example | None:
    """The first code block that holds JSON.

    `quiet`: a block that begins with something else, such as an address, may hold
    anything behind it.
    """
    for fence in fences:
        match = _BODY.search(fence.text)
        if match is None:
            continue
        start = match.end() - 1
        line = fence.span.line + 1 + fence.text.count("\n", 0, start)
        span = fence.span.file.span(line)
        try:
            return Example(value=lenient_json.loads(fence.text[start:]), span=span)
        except ValueError as error:
            if not quiet or not fence.text[:start].strip():
                diagnostics.warning(
                    "example-not-json",
                    f"the example cannot be read as JSON: {error}",
                    span,
                    hint="it was left out; correct it or mark it as another language",
                )
    return None
