"""Security schemes of a page set, from what its pages say and show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from docmill.docs.infer.security import SchemeEvidence, page_schemes
from docmill.docs.markdown.page import Page
from docmill.docs.model import SecurityScheme
from docmill.openapi.document import Json
from docmill.openapi.source_map import Origin

_MOST = 3


def security(
    pages: Sequence[Page], confirmed: tuple[str, ...] | None = None
) -> tuple[tuple[SecurityScheme, ...], tuple[tuple[str, ...], ...]]:
    """The schemes and the requirement of every operation: any one of them.

    `confirmed` are the names of those that somebody confirmed; None leaves it to the pages.
    """
    found: dict[str, SecurityScheme] = {}
    for evidence in page_schemes(pages):
        data = _data(evidence)
        name = _name(evidence)
        if confirmed is not None and name not in confirmed:
            continue
        if data is not None and name not in found and len(found) < _MOST:
            found[name] = SecurityScheme(
                name, data, Origin(evidence.span, "security", evidence.tier)
            )
    return tuple(found.values()), tuple((name,) for name in found)


def _data(evidence: SchemeEvidence) -> Mapping[str, Json] | None:
    match evidence.kind:
        case "bearer":
            return {"type": "http", "scheme": "bearer"}
        case "basic":
            return {"type": "http", "scheme": "basic"}
        case "apiKey" if evidence.name and evidence.location:
            return {"type": "apiKey", "in": evidence.location, "name": evidence.name}
        case _:
            return None


def _name(evidence: SchemeEvidence) -> str:
    if evidence.kind in ("bearer", "basic"):
        return f"{evidence.kind}Auth"
    text = evidence.name or "apiKey"
    parts = re.findall(r"[A-Za-z0-9]+", text.casefold() if text.isupper() else text)
    first, *rest = [str(part) for part in parts] or ["apiKey"]
    return first[:1].lower() + first[1:] + "".join(p[:1].upper() + p[1:] for p in rest)
