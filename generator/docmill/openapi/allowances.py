"""Errors that a user may allow by their codes, and what docmill does then.

Each of them leaves open what a document means. Where one reading harms nothing but what
it is about, the user may settle for it: the error becomes a warning, and stays one where
warnings are errors. An allowance that nothing needs is an error itself, so that none
outlives its reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from docmill.config.model import Locate
from docmill.diagnostics.model import Diagnostic, Diagnostics, Severity

ALLOWABLE: Mapping[str, str] = {
    "duplicate-key": "the last value of a key counts",
    "duplicate-operation-id": "the later operation is called by its method and path",
    "duplicate-parameter": "the last parameter of a name and place counts",
    "path-template": "a name fills all its places, other braces are sent as they are",
    "ref-external": "what a reference would give may be anything",
    "ref-loop": "what a reference would give may be anything",
    "ref-unresolved": "what a reference would give may be anything",
}
"""By the code of an error, what is done where it is allowed."""


def apply(found: Diagnostics, allow: Collection[str] | None) -> None:
    """Make warnings of the errors that are allowed, and say of others how to allow them.

    With None nothing can be allowed, as where a document is only checked.
    """
    if allow is None:
        return
    found.items[:] = [
        _settled(item, allow) if _is_allowable(item) else item for item in found
    ]


def check(
    allow: Iterable[str],
    findings: Iterable[Diagnostic],
    diagnostics: Diagnostics,
    locate: Locate,
) -> None:
    """Report allowances that no finding needs, or that there cannot be."""
    used = {item.code for item in findings if item.allowed}
    for code in dict.fromkeys(allow):
        span = locate(("allow",))
        if code not in ALLOWABLE:
            close = get_close_matches(code, ALLOWABLE, n=1)
            known = (
                f"did you mean {close[0]}?"
                if close
                else f"known are: {', '.join(ALLOWABLE)}"
            )
            message = f"there is no error {code!r} that can be allowed"
            diagnostics.error("allowance-unknown", message, span, hint=known)
        elif code not in used:
            message = f"nothing in the document needs the allowance of {code}"
            diagnostics.error("allowance-unused", message, span, hint="remove it")


def _is_allowable(item: Diagnostic) -> bool:
    return item.severity is Severity.ERROR and item.code in ALLOWABLE


def _settled(item: Diagnostic, allow: Collection[str]) -> Diagnostic:
    done = ALLOWABLE[item.code]
    if item.code in allow:
        return replace(
            item, severity=Severity.WARNING, allowed=True, hint=f"allowed: {done}"
        )
    way_out = f"with --allow {item.code} {done}"
    return replace(item, hint=f"{item.hint}; {way_out}" if item.hint else way_out)
