"""References by name (`#pet`) made references by place, which all stages follow.

JSON Schema 2020-12, section 8.2.2: `$anchor` and `$dynamicAnchor` name a schema. Within
one document a dynamic reference leads to the same place as a plain one.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from docmill.openapi.document import Json, OpenApi
from docmill.openapi.pointer import lookup
from docmill.openapi.references import nodes
from docmill.openapi.tracked_copy import copy
from docmill.openapi.versions import is_31

_NAME = re.compile("#[A-Za-z_][A-Za-z0-9_.-]*")
_ANCHORS = ("$anchor", "$dynamicAnchor")
_REFERENCES = ("$ref", "$dynamicRef")


def resolve_anchors(document: OpenApi) -> OpenApi:
    """The document with pointers for names; itself where no reference is by name."""
    if not is_31(document.data):
        return document
    places: dict[str, str] = {}
    uses: list[tuple[str, str]] = []
    for place, node in nodes(document.data):
        for key in _ANCHORS:
            if isinstance(node.get(key), str):
                places.setdefault(f"#{node[key]}", place)
        uses += [(place, key) for key in _REFERENCES if _is_name(node.get(key))]
    known = [
        (place, key)
        for place, key in uses
        if lookup(document.data, place)[key] in places
    ]
    if not known:
        return document
    data = {key: copy(value) for key, value in document.data.items()}
    for place, key in known:
        node = lookup(data, place)
        node["$ref"] = f"#{quote(places[node.pop(key)])}"
    return OpenApi(data, document.locate)


def _is_name(reference: Json) -> bool:
    return isinstance(reference, str) and bool(_NAME.fullmatch(reference))
