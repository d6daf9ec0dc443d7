"""What changed as an Atom feed (RFC 4287): one entry for each version that is published.

The same version gives the same bytes: no clock is asked, and the ids are made from what
is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree import ElementTree as ET

from docmill.publish.model import Reference
from docmill.publish.sections.changes import Rated
from docmill.words.load import words

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(
    reference: Reference,
    rated: Sequence[Rated],
    *,
    updated: datetime,
    base_url: str,
    suffix: str = "",
) -> str:
    """The feed of one service. `base_url` is the folder that it is published in.

    Without a base URL the links are relative to the feed. `updated` has a time zone, and
    `suffix` is that of the files of its language.
    """
    page = f"{base_url}changes{suffix}.html"
    text = words(reference.language)
    identity = uuid5(NAMESPACE_URL, f"{base_url or 'docmill:'}{reference.name}{suffix}")
    moment = updated.isoformat()
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": reference.language})
    _add(root, "id", identity.urn)
    _add(root, "title", f"{reference.title}: {text.changes}")
    _add(root, "updated", moment)
    _add(_add(root, "author"), "name", reference.title)
    if base_url:
        _add(root, "link", rel="self", href=f"{base_url}changes{suffix}.atom")
    _add(root, "link", rel="alternate", href=page)
    if rated:
        content = "".join(_content(rated, reference.language))
        _entry(root, reference, content, identity, moment, page)
    ET.indent(root)
    document = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}\n'


def _entry(
    root: ET.Element,
    reference: Reference,
    content: str,
    identity: UUID,
    moment: str,
    href: str,
) -> None:
    entry = _add(root, "entry")
    said = f"{reference.version}\n{content}".encode("utf-8", "replace").decode()
    _add(entry, "id", uuid5(identity, said).urn)
    _add(entry, "title", f"{reference.title} {reference.version}".strip())
    _add(entry, "updated", moment)
    _add(entry, "link", rel="alternate", href=href)
    _add(entry, "content", content, type="html")


def _content(rated: Sequence[Rated], language: str) -> Iterator[str]:
    titles = words(language).documents
    for group in rated:
        yield f"<h2>{escape(titles[group.rating.label])}</h2>\n<ul>\n"
        for part in group.parts:
            said = "; ".join((*part.messages, *(link.label for link in part.named)))
            yield f"<li><b>{escape(part.where)}</b>: {escape(said)}</li>\n"
        yield "</ul>\n"


def _add(
    parent: ET.Element, name: str, text: str = "", **attributes: str
) -> ET.Element:
    """An element whose text holds nothing that XML 1.0 has no way to write."""
    added = ET.SubElement(parent, name, attributes)
    added.text = _NOT_IN_XML.sub("\ufffd", text) or None
    return added
