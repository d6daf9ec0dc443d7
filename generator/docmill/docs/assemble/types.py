"""Type cells of any page: a word, a link, an array or map of one, or a union."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from docmill.docs.assemble.models import Model, Models
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.inline import links
from docmill.docs.markdown.visible import visible
from docmill.docs.model import (
    Anything,
    FieldType,
    Items,
    Object,
    OneOf,
    Ref,
    Scalar,
    Values,
)
from docmill.openapi.document import Json

_DEEPEST = 6
_LONGEST = 300
_UNION = re.compile(r"\s+(?:or|and/or)\s+|\s*[|｜]\s*|\s*或\s*|\s*/\s*|\s*,\s*")
_TAIL = re.compile(
    r"\s*[(（\[][^()（）\[\]]{0,200}[)）\]]\s*$|[\\*†‡¹²³]+$|\s*[,;，；:].*$|\.$", re.S
)
_NOUN = re.compile(
    r"\s+(?:objects?|structures?|arrays?|ids?|types?|values?|enums?|entity|entities|instances?|resources?|models?)$",
    re.I,
)
_ARTICLE = re.compile(r"^(?:an?|the|one|partial|完整)\s+", re.I)
_LITERAL = re.compile(r"[\"'`“](?P<value>[^\"'`”]{1,60})[\"'`”]")
_LISTED = re.compile(r"(\w[\w ]{0,30}?)\s?[(（\[<]([^()（）\[\]<>]{1,250})[)）\]>]")
_VALUE = re.compile(r"[\w.\-:]{1,60}")

Use = Callable[[Model], Ref]
"""Takes note that a model is used and gives the reference to it."""


@dataclass(frozen=True, slots=True)
class ReadType:
    """A type as a page states it.

    `values` are the literals of a union of strings, or those of the enumeration that the
    text names. `known` is False where the text says nothing that is known: then the type
    is anything.
    """

    type: FieldType
    nullable: bool = False
    known: bool = True
    values: tuple[Json, ...] = ()


@dataclass(frozen=True, slots=True)
class TypeReader:
    """Reads type texts of one page."""

    lexicon: Lexicon
    models: Models
    page: str
    use: Use

    def read(self, text: str, inner: FieldType | None = None) -> ReadType:
        """The type that a text states; `inner` are fields that stand below it.

        Reads `array of [user](#user) objects`, `?string`, `integer/string`,
        `"asc" | "desc"`, `List<Order>`; free text is kept as text by the caller.
        """
        if len(text) > _LONGEST:
            return ReadType(inner or Anything(), known=inner is not None)
        word = " ".join(visible(text).text.split())
        word, nullable = self.lexicon.nullable(word)
        literals = _LITERAL.findall(text)
        if len(literals) > 1 and not _LITERAL.sub("", text).strip(" \\|,/or或、"):
            return ReadType(Scalar("string"), nullable, values=tuple(literals))
        if values := self._listed(word):
            return ReadType(value_type(values), nullable, values=values)
        target = next((link.target for link in links(text)), None)
        if inner is None and (choice := self._choice(word, target)) is not None:
            return ReadType(value_type(choice.values), nullable, values=choice.values)
        found = self._word(word, target, inner, 0)
        if found is None:
            return ReadType(inner or Anything(), nullable, inner is not None)
        return ReadType(found, nullable)

    def _listed(self, word: str) -> tuple[Json, ...]:
        """The values in brackets behind a word for an enumeration.

        Reads `enum(low, high)` and `enum[1|2]`; not `enum(string)` nor `string(date)`.
        """
        match = _LISTED.fullmatch(word)
        if match is None or "enum" not in self.lexicon.heading(match[1]).concepts:
            return ()
        values = [v.strip(" \"'`\\") for v in re.split(r"[,|/、，]", match[2])]
        if len(values) < 2 or not all(_VALUE.fullmatch(v) for v in values):
            return ()
        numeric = all(re.fullmatch(r"0|[1-9][0-9]{0,8}", v) for v in values)
        return tuple(int(v) if numeric else v for v in values)

    def _is_record(self, value: str, inner: FieldType | None) -> bool:
        """Whether rows below a "map" or a "map of strings" name its members.

        The values are no objects, so the rows describe none.
        """
        known = self.lexicon.type(value) if value else ("string", None)
        scalar = known is not None and known[0] not in ("object", "any", "array")
        return scalar and isinstance(inner, Object)

    def name(self, word: str) -> FieldType | None:
        """The type of a model by its name; None where no page describes it."""
        model = self.models.named(word)
        return self._model(model, 0) if model is not None else None

    def _choice(self, word: str, target: str | None) -> Model | None:
        """The enumeration that a text links to or names; not an array of its values."""
        if self.lexicon.array_item(word) is not None or self.lexicon.map_value(word):
            return None
        model = self.models.linked(target, self.page) if target else None
        if model is None and self.lexicon.type(word) is None:
            model = self.models.named(word)
        return model if model is not None and model.values else None

    def _word(
        self, word: str, target: str | None, inner: FieldType | None, depth: int
    ) -> FieldType | None:
        word = _ARTICLE.sub("", word.strip().strip("`*_<>.,; "))
        if not word or depth > _DEEPEST:
            return self._linked(target, depth) if inner is None else inner
        item = self.lexicon.array_item(word)
        if item is not None:
            return Items(self._word(item, target, inner, depth + 1) or Anything())
        value = self.lexicon.map_value(word)
        if value is not None and self._is_record(value, inner):
            return inner
        if value is not None:
            return Values(self._word(value, target, inner, depth + 1) or Anything())
        if inner is None and (linked := self._linked(target, depth)) is not None:
            return linked
        if (found := self.lexicon.type(word)) is not None:
            return _typed(found, inner)
        if inner is not None:
            return inner
        if (model := self.models.named(word)) is not None:
            return self._model(model, depth)
        for shorter in (_TAIL.sub("", word), _NOUN.sub("", word)):
            if shorter and shorter != word:
                return self._word(shorter, target, inner, depth + 1)
        return self._union(word, depth)

    def _linked(self, target: str | None, depth: int) -> FieldType | None:
        """What a link leads to: `[**List**](Order.md)` is an array of orders."""
        if target is None or depth > _DEEPEST:
            return None
        model = self.models.linked(target, self.page)
        return self._model(model, depth) if model is not None else None

    def _model(self, model: Model, depth: int) -> FieldType | None:
        """The reference to a model; of one that is a single value, its type."""
        if model.values:
            return value_type(model.values)
        if model.whole is None:
            return self.use(model)
        text = model.whole.type.value if model.whole.type is not None else ""
        return self._word(visible(text).text, None, None, depth + 1)

    def _union(self, word: str, depth: int) -> FieldType | None:
        parts = [part for part in _UNION.split(word) if part]
        if not 1 < len(parts) < 6:
            return None
        found = [self._word(part, None, None, depth + 1) for part in parts]
        known = tuple(dict.fromkeys(f for f in found if f is not None))
        if len([f for f in found if f is not None]) < len(parts):
            return None
        return known[0] if len(known) == 1 else OneOf(known)


def value_type(values: tuple[Json, ...]) -> Scalar:
    """The type of the values of an enumeration."""
    return Scalar("integer" if all(isinstance(v, int) for v in values) else "string")


def _typed(found: tuple[str, str | None], inner: FieldType | None) -> FieldType:
    name, format_ = found
    if name == "any":
        return inner or Anything()
    if name == "array":
        return Items(inner or Anything())
    if name == "object":
        return inner or Object(())
    return (
        inner if isinstance(inner, Object) and inner.fields else Scalar(name, format_)
    )
