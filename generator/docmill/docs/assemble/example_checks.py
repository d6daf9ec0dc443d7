"""What is wrong with the examples of an operation: read all the same, and said."""

from __future__ import annotations

from docmill.diagnostics.model import Diagnostics, Related
from docmill.docs.assemble.forms import Setting
from docmill.docs.assemble.sides import Sides
from docmill.docs.outline.candidates import Candidate


def check_methods(
    candidate: Candidate, method: str, shown: Sides, setting: Setting
) -> None:
    """Warn of example requests to the path of an operation that have another method.

    Reads `curl -X POST …/cats/1` below `PUT /cats/{id}`; must not read it where the pages
    have an operation `POST /cats/{id}` too, as in a code block with both request lines.
    """
    for one, message in shown.request:
        if message.url is None or message.method in (None, method):
            continue
        if (message.method, candidate.key[1]) in setting.declared:
            continue
        setting.diagnostics.warning(
            "example-method-differs",
            f"the example is a {message.method} request, the operation a {method}",
            one.block.line(message.line),
            hint="docmill used the request line; correct one of them",
            related=(Related(candidate.place.span, "the request line"),),
        )


def check_json(shown: Sides, diagnostics: Diagnostics) -> None:
    """Warn of brackets that stay open and of keys that stand twice in one object."""
    for one, message in (*shown.request, *shown.response):
        for flaw in message.body_json.flaws if message.body_json is not None else ():
            diagnostics.warning(
                "example-malformed",
                f"the example is no JSON: {flaw.told}",
                one.block.line(message.body_line + flaw.line),
                hint="docmill read what stands there; correct the example",
            )
