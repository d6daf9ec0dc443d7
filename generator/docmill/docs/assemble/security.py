"""Security schemes of a page set, from what its pages say and show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from docmill.docs.infer.security import SchemeEvidence, page_schemes, says_public
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Page
from docmill.docs.markdown.visible import visible
from docmill.docs.model import Operation, SecurityScheme
from docmill.docs.outline.contents import Contents
from docmill.docs.outline.found import Found
from docmill.openapi.document import Json
from docmill.openapi.source_map import Origin

_MOST = 3
_LABEL = re.compile(
    r"\W{0,4}(?P<label>[^:：\n]{2,40})[:：]\s{0,4}(?P<value>[^\n]{1,30})"
)
_SHORT = 120
_NEAR = 6
"""How many lines apart the headers of one table or example may stand."""
Requirements: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives, each the names of the schemes that are needed together."""


def security(
    pages: Sequence[Page],
    operations: int,
    confirmed: tuple[str, ...] | None = None,
) -> tuple[tuple[SecurityScheme, ...], Requirements]:
    """The schemes and the requirement of every operation: any one of them.

    Headers that stand in one table or example are needed together. `operations` is their
    number: a header in the tables of few of them is theirs alone. `confirmed` are the names
    of those that somebody confirmed; None leaves it to the pages.
    """
    found: dict[str, SecurityScheme] = {}
    for evidence in page_schemes(pages):
        if evidence.listed and evidence.weight * 2 <= operations and confirmed is None:
            continue
        data = _data(evidence)
        name = _name(evidence)
        if confirmed is not None and name not in confirmed:
            continue
        if data is not None and name not in found and len(found) < _MOST:
            found[name] = SecurityScheme(
                name, data, Origin(evidence.span, "security", evidence.tier)
            )
    return tuple(found.values()), _alternatives(list(found.values()))


def _alternatives(found: Sequence[SecurityScheme]) -> Requirements:
    """Each scheme alone, but for headers that stand close together: key and signature."""
    keys = [one for one in found if one.data.get("in") == "header"]
    together = len(keys) > 1 and all(_are_near(keys[0], one) for one in keys)
    rest = [(one.name,) for one in found if not together or one not in keys]
    return (*([tuple(one.name for one in keys)] if together else []), *rest)


def _are_near(one: SecurityScheme, other: SecurityScheme) -> bool:
    first, second = one.origin.span, other.origin.span
    return first.file is second.file and abs(first.line - second.line) <= _NEAR


def is_public(found: Found, read: Contents, lexicon: Lexicon) -> bool:
    """Whether the page says of an operation that it needs no credentials.

    A cell of an index table, a label such as "**Auth:** none", a sentence of the operation,
    or its title says so: "List rooms (public)".
    """
    if any(one.public for one in (found.candidate, *found.also)):
        return True
    title = found.anchor.title.value if found.anchor.title is not None else ""
    if re.search(r"\((?:public|no auth)\)", title, re.I):
        return True
    labels = [p.section for p in found.pieces if "authentication" in p.section.concepts]
    if any(label.value and _says_no(label.value.value, lexicon) for label in labels):
        return True
    texts = [text.value for text in (*read.description, *read.texts)]
    return any(says_public(text) or _label_says_no(text, lexicon) for text in texts)


def _says_no(text: str, lexicon: Lexicon) -> bool:
    said = visible(text).text.strip(" .。")
    return lexicon.truth(said) is False or lexicon.is_empty(said) or says_public(said)


def _label_says_no(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a label about credentials and "no": "**Auth required**: NO"."""
    match = _LABEL.fullmatch(visible(text[:_SHORT]).text)
    return (
        match is not None
        and "authentication" in lexicon.heading(match["label"]).concepts
        and _says_no(match["value"], lexicon)
    )


def without_needless(
    operations: Sequence[Operation], needed: Requirements
) -> tuple[Operation, ...]:
    """The operations; where nothing needs credentials, none says that it does not."""
    if needed:
        return tuple(operations)
    return tuple(replace(o, security=None) for o in operations)


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
