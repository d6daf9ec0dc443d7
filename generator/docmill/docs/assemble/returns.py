"""Sentences that say what an operation returns: "Returns a list of [user](#user)"."""

from __future__ import annotations

import re

from docmill.docs.assemble.fields import FieldReader
from docmill.docs.assemble.models import Model, Models
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
# "Returns an array of Nest objects.", "returns the `Nest` that was built"; not "Returns
# the Nest id" nor "Returns 404 if the Nest is gone".
_NAMED = re.compile(
    r"\breturns?\s(?P<before>(?:(?:an?|the|one|single|new|updated|created|full|JSON|"
    r"paginated|array|list|collection|set|of|all|matching)\s){1,6})(?P<name>`?[A-Z]\w{1,60}`?)"
    r"(?:\s(?:objects?|resources?|models?|records?|entities|structures?))?"
    r"(?=[.,;:]|\s(?:for|with|of|that|which|if|when|on|by|in|as|whose|including|matching|"
    r"belonging)\b|\s{0,4}$)",
    re.I,
)


def returned(passage: Passage, reader: FieldReader) -> FieldType | None:
    """The type that a sentence says is returned; None where it names no model.

    Reads "Returns an object with the [orders](#order) of a shop under the `items` key".
    """
    found = _named(passage, reader.types.models, reader.types.page)
    if found is None:
        return None
    model, is_array, key = found
    type_: FieldType = reader.types.use(model)
    if is_array:
        type_ = Items(type_)
    return _below(key, type_, passage) if key else type_


def returned_model(passage: Passage, models: Models, page: str) -> Model | None:
    """The model that a sentence of a page says is returned, by a link or by its name."""
    found = _named(passage, models, page)
    return found[0] if found is not None else None


def _named(
    passage: Passage, models: Models, page: str
) -> tuple[Model, bool, str | None] | None:
    """The model that a sentence names, whether an array of it, and below which key."""
    for sentence in _SENTENCE.split(passage.value):
        for link in links(sentence):
            model = models.linked(link.target, page)
            if model is None and "](" in sentence:
                model = models.named(visible(link.text).text)
            if model is None or model.values:
                continue
            before = sentence[max(0, link.start - 40) : link.start]
            is_array = _ARRAY.search(visible(before + link.text).text) is not None
            key = _KEY.search(sentence, link.start)
            return model, is_array, key["name"] if key else None
        if (match := _NAMED.search(sentence)) is not None:
            model = _model(match["name"], models)
            if model is not None:
                return model, _ARRAY.search(match["before"]) is not None, None
    return None


def _model(name: str, models: Models) -> Model | None:
    """The model of a name that a sentence has without a link.

    Reads `Nest` and `nest` in code; "nest" is a word like any other.
    """
    if not (name[0].isupper() or name.startswith("`")):
        return None
    model = models.named(name.strip("`"))
    is_object = model is not None and model.whole is None and not model.values
    return model if is_object else None


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
