"""Shapes that examples of several operations show: one model for each.

`{"id": 1, "name": "Saw"}` in the responses of three operations on `/tools` is one thing,
and callers of a client want one class for it. Only what stands in examples is joined;
what tables describe has a name already, or none by the will of its writer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docmill.docs.merge.names import ERROR, INVALID, pascal
from docmill.docs.merge.united import united
from docmill.docs.model import (
    INFERRED,
    Content,
    Field,
    FieldType,
    Form,
    FormKey,
    Items,
    Object,
    OneOf,
    Operation,
    Ref,
    Values,
)

Key = tuple[str, ...]
"""The names of the properties of an object, sorted."""

_LEAST = 2
"""Objects of one property are alike by chance: `{"message": …}`, `{"id": …}`."""
# Nothing in a real example is deeper, and a hostile one must not exhaust the stack.
_DEEPEST = 30
_SOURCE = "#shapes"
_NO_PLURAL = ("ss", "us", "is", "news", "series", "species")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class _Place:
    """An object of an example: the operation, what its place is called, and of what."""

    operation: str
    name: str
    is_error: bool
    type: Object


def shared_shapes(operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """The operations with one model for each shape that two or more of them show.

    A model is called `Error` where only failures have it, else after the field that holds
    it or the collection of the path (`/tools` holds a `Tool`), where all agree on that.
    """
    given = tuple(operations)
    taken = {form.name for operation in given for form in operation.forms}
    found: dict[Key, list[_Place]] = defaultdict(list)
    for operation in given:
        for place in _places(operation):
            found[_key(place.type)].append(place)
    shapes = _Shapes(tuple(_models(found, taken)))
    return tuple(shapes.applied(operation) for operation in given)


def _models(
    found: Mapping[Key, list[_Place]], taken: set[str]
) -> Iterator[tuple[Key, str, Object]]:
    for key, places in found.items():
        if len(key) < _LEAST or len({place.operation for place in places}) < 2:
            continue
        name = _name(places)
        joined = united([place.type for place in places]) if name else None
        if name and isinstance(joined, Object) and name not in taken:
            taken.add(name)
            yield key, name, joined


def _name(places: Iterable[_Place]) -> str:
    """What all places agree on, or most of them; empty where there is no such name."""
    told = [place for place in places if not place.is_error]
    if not told:
        return ERROR
    votes = Counter(place.name for place in told)
    name, count = votes.most_common(1)[0]
    return name if count * 2 > len(told) else ""


def _key(type_: Object) -> Key:
    return tuple(sorted(field.name for field in type_.fields))


def _places(operation: Operation) -> Iterator[_Place]:
    noun = _noun(operation)
    for response in operation.responses:
        is_error = response.status[:1] not in {"1", "2", "3"}
        for content in response.contents:
            if content.inferred:
                for name, type_ in _objects(content.type, noun, 0, noun):
                    yield _Place(operation.id, name, is_error, type_)


def _objects(
    type_: FieldType, name: str, depth: int, noun: str
) -> Iterator[tuple[str, Object]]:
    """The objects in a type, each with what its place is called.

    The items of an array that the whole is, or that is a property of the whole, are what
    the collection of the path has: `{"items": [{…}]}`, whatever the property is called.
    """
    match type_:
        case Object(fields, None) if depth < _DEEPEST and _is_shown(fields):
            yield name, type_
            for field in fields:
                is_listing = depth == 0 and isinstance(field.type, Items)
                below = noun if is_listing else _called(field)
                yield from _objects(field.type, below, depth + 1, noun)
        case Items(item) | Values(item) if not isinstance(item, Items):
            yield from _objects(item, name, depth, noun)
        case _:
            return


def _is_shown(fields: tuple[Field, ...]) -> bool:
    return all(field.tier == INFERRED for field in fields)


def _called(field: Field) -> str:
    word = INVALID.sub("", field.name.title() if "_" in field.name else field.name)
    word = word.replace("_", "")
    return pascal(_one(word) if isinstance(field.type, Items) else word)


def _noun(operation: Operation) -> str:
    """What the last collection of the path has: `/desks/{id}/tools/{id}` has a Tool."""
    path = operation.address.path.partition("#")[0]
    segments = [s for s in path.split("/") if s and not _PLACEHOLDER.search(s)]
    words = re.split(r"[^A-Za-z0-9]+", segments[-1]) if segments else []
    name = "".join(pascal(word) for word in words)
    return _one(name) if name[:1].isalpha() else ""


def _one(word: str) -> str:
    """One of what a word in the plural names: `tools`, `categories`, `boxes`.

    Not `status`, `address` or what is no plural of English: it stays as it is.
    """
    if word.lower().endswith(_NO_PLURAL):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word.removesuffix("s")


class _Shapes:
    """The shared models, and references to them in place of what they are made from."""

    def __init__(self, models: tuple[tuple[Key, str, Object], ...]) -> None:
        self._refs = {
            key: Ref((_SOURCE, number), name)
            for number, (key, name, _) in enumerate(models)
        }
        self._forms: dict[FormKey, Form] = {}
        for key, name, joined in models:
            ref = self._refs[key]
            self._forms[ref.form] = Form(
                key=ref.form,
                name=name,
                span=joined.fields[0].span,
                request=False,
                fields=tuple(self._field(field) for field in joined.fields),
                inferred=True,
            )

    def applied(self, operation: Operation) -> Operation:
        """The operation with references, and with the models that they lead to."""
        responses = tuple(
            replace(r, contents=tuple(self._content(c) for c in r.contents))
            for r in operation.responses
        )
        types = [content.type for r in responses for content in r.contents]
        used = self._reached(types)
        if not used:
            return operation
        forms = (*operation.forms, *(self._forms[key] for key in used))
        return replace(operation, responses=responses, forms=forms)

    def _content(self, content: Content) -> Content:
        if not content.inferred:
            return content
        return replace(content, type=self._type(content.type))

    def _type(self, type_: FieldType, depth: int = 0) -> FieldType:
        if depth > _DEEPEST:
            return type_
        match type_:
            case Object(fields, None) if _is_shown(fields):
                ref = self._refs.get(_key(type_))
                return ref or Object(tuple(self._field(f, depth) for f in fields))
            case Items(item):
                return Items(self._type(item, depth + 1))
            case Values(value):
                return Values(self._type(value, depth + 1))
            case _:
                return type_

    def _field(self, field: Field, depth: int = 0) -> Field:
        return replace(field, type=self._type(field.type, depth + 1))

    def _reached(self, types: Iterable[FieldType]) -> list[FormKey]:
        """The shared models that types lead to, in the order of their use."""
        found: dict[FormKey, None] = {}
        waiting = list(types)
        while waiting:
            match waiting.pop(0):
                case Ref(key, _) if key in self._forms and key not in found:
                    found[key] = None
                    waiting += [field.type for field in self._forms[key].fields]
                case Items(inner) | Values(inner):
                    waiting.append(inner)
                case Object(fields, _):
                    waiting += [field.type for field in fields]
                case OneOf(types):
                    waiting += types
                case _:
                    pass
        return list(found)
