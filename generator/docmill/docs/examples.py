"""Examples of requests and responses out of code blocks."""

from __future__ import annotations

from docmill.diagnostics import Diagnostics
from docmill.docs import jsonish
from docmill.docs.blocks import Fence
from docmill.docs.facts import OperationPage
from docmill.docs.model import Example


def request_example(page: OperationPage, diagnostics: Diagnostics) -> Example | None:
    """The JSON body of the request example, where the page has one."""
    return _first(page.request_examples, diagnostics, quiet=True)


def response_example(page: OperationPage, diagnostics: Diagnostics) -> Example | None:
    """The JSON body of the response example, where the page has one."""
    return _first(page.response_examples, diagnostics, quiet=False)


def _first(
    fences: tuple[Fence, ...], diagnostics: Diagnostics, *, quiet: bool
) -> Example | None:
    for fence in fences:
        start = min((at for at in map(fence.text.find, "{[") if at >= 0), default=-1)
        # A path in the address may hold braces as well; a body begins its line.
        while start > 0 and fence.text[:start].rpartition("\n")[2].strip():
            start = min(
                (a for a in (fence.text.find(c, start + 1) for c in "{[") if a >= 0),
                default=-1,
            )
        if start < 0:
            continue
        line = fence.span.line + 1 + fence.text[:start].count("\n")
        span = fence.span.file.span(line)
        try:
            return Example(value=jsonish.loads(fence.text[start:]), span=span)
        except ValueError as error:
            if not quiet or fence.text.lstrip().startswith(("{", "[")):
                diagnostics.warning(
                    "example-not-json",
                    f"the example cannot be read as JSON: {error}",
                    span,
                    hint="it was left out; correct it or mark it as another language",
                )
    return None
