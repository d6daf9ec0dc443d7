"""Sentences that say what an operation returns: "Returns a list of [user](#user)"."""

from __future__ import annotations

import re

from docmill.docs.assemble.fields import FieldReader
from docmill.docs.markdown.inline import links
from docmill.docs.markdown.page import Passage
from docmill.docs.markdown.visible import visible
from docmill.docs.model import Field, FieldType, Items, Object

_ARRAY = re.compile(
    r"\b(?:array|list|collection|set)\b|列表|数组|一覧|配列|\blista\b|\bliste\b", re.I
)
_SENTENCE = re.compile(r"(?<=[.。])\s")
# "… for the shop under the `items` key"; not "under the `admin` role".
_KEY = re.compile(
    r"\b(?:under|in|within)\s(?:the|an?)\s`(?P<name>\w{1,60})`\s(?:key|property|field|member)",
    re.I,
)


def returned(passage: Passage, reader: FieldReader) -> FieldType | None:
    """The type that a sentence names by a link to a model; None where it has none.

    Reads "Returns an object with the [orders](#order) of a shop under the `items` key".
    """
    for sentence in _SENTENCE.split(passage.value):
        for link in links(sentence):
            model = reader.types.models.linked(link.target, reader.types.page)
            if model is None and "](" in sentence:
                model = reader.types.models.named(visible(link.text).text)
            if model is None or model.values:
                continue
            before = sentence[max(0, link.start - 40) : link.start]
            found: FieldType = reader.types.use(model)
            if _ARRAY.search(visible(before + link.text).text):
                found = Items(found)
            key = _KEY.search(sentence, link.start)
            return _below(key["name"], found, passage) if key else found
    return None


def _below(name: str, type_: FieldType, passage: Passage) -> Object:
    """An object with one property, which a sentence names."""
    field = Field(
        name=name,
        type=type_,
        required=None,
        keywords=(),
        description="",
        unused=(),
        span=passage.span,
        name_span=passage.span,
        type_span=passage.span,
        required_span=None,
        rule="link",
    )
    return Object((field,))
