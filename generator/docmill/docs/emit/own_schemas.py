"""The components that operations have alone: objects of their bodies and responses.

An object is named where it is the whole of a request body or response, the item of an
array that is the whole, or one of several alternatives for the whole. Clients get a class
of a name that says what it is for: `CreateBookRequest`, `ListBooksResponseItem`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from docmill.docs.merge import component_name, pascal, reserved
from docmill.docs.model import (
    Content,
    FieldType,
    FormKey,
    Items,
    Object,
    OneOf,
    Operation,
    Ref,
    Response,
    Service,
)
from docmill.openapi.source_map import Origin

Place = tuple[str, str]
"""The id of an operation, and the status of a response; empty for the request body."""

REQUEST = ""
"""The request body, in a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSchema:
    """An object that stands in the components because one operation has it."""

    key: FormKey
    name: str
    type: Object
    origin: Origin
    inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSchemas:
    """The contents of every operation, with references to what was named.

    `schemas` is by the id of the operation, `names` has all models of the service as well.
    """

    contents: Mapping[Place, tuple[Content, ...]]
    schemas: Mapping[str, tuple[OwnSchema, ...]]
    names: Mapping[FormKey, str]

    def request(self, operation: Operation) -> tuple[Content, ...]:
        """The media types of a request body."""
        return self.contents.get((operation.id, REQUEST), ())

    def response(self, operation: Operation, status: str) -> tuple[Content, ...]:
        """The media types of a response."""
        return self.contents.get((operation.id, status), ())


def own_schemas(service: Service) -> OwnSchemas:
    """Name the objects of all bodies and responses, as no model is named."""
    taken = {component.name for component in service.components}
    taken |= reserved(service.profile)
    names = dict(service.names)
    contents: dict[Place, tuple[Content, ...]] = {}
    schemas: dict[str, tuple[OwnSchema, ...]] = {}
    for operation in service.operations:
        namer = _Namer(operation, taken)
        for status, suffix, found in _parts(operation):
            contents[operation.id, status] = tuple(namer.named(found, suffix))
        schemas[operation.id] = tuple(namer.schemas)
        names |= {schema.key: schema.name for schema in namer.schemas}
    return OwnSchemas(contents=contents, schemas=schemas, names=names)


def responses_by_status(operation: Operation) -> tuple[Response, ...]:
    """Each status once: what is said of one in several places is joined."""
    found: dict[str, Response] = {}
    for response in operation.responses:
        first = found.setdefault(response.status, response)
        if first is not response:
            found[response.status] = replace(
                first,
                description=first.description or response.description,
                spans=(*first.spans, *response.spans),
                contents=(*first.contents, *response.contents),
                headers=(*first.headers, *response.headers),
            )
    return tuple(found.values())


def joined_contents(contents: Iterable[Content]) -> tuple[Content, ...]:
    """Each media type once: what differs in one is a choice, examples are kept."""
    found: dict[str, list[Content]] = defaultdict(list)
    for content in contents:
        found[content.media_type].append(content)
    return tuple(_joined(same) for same in found.values())


def _joined(same: list[Content]) -> Content:
    types: list[FieldType] = []
    for content in same:
        if content.type not in types:
            types.append(content.type)
    return replace(
        same[0],
        type=types[0] if len(types) == 1 else OneOf(tuple(types)),
        examples=tuple(example for content in same for example in content.examples),
    )


def _parts(operation: Operation) -> Iterator[tuple[str, str, tuple[Content, ...]]]:
    """Status, name suffix and contents of the body and of each response."""
    if operation.body is not None:
        yield REQUEST, "Request", operation.body.contents
    if not operation.has_response_body:
        return
    found = responses_by_status(operation)
    main = _main(found)
    for response in found:
        suffix = "" if response is main else pascal(response.status)
        yield response.status, f"Response{suffix}", response.contents


def _main(responses: Iterable[Response]) -> Response | None:
    """The response that calls return: the first of a success that has a content."""
    found = (r for r in responses if r.contents and r.status.startswith("2"))
    return next(found, None)


@dataclass(slots=True)
class _Namer:
    """Names the objects of one operation; equal ones share a name."""

    operation: Operation
    taken: set[str]
    schemas: list[OwnSchema] = field(default_factory=list[OwnSchema])

    def named(self, contents: Iterable[Content], suffix: str) -> Iterator[Content]:
        """The contents with references to the objects that were named."""
        for number, content in enumerate(joined_contents(contents), 1):
            stem = suffix if number == 1 else f"{suffix}{number}"
            yield replace(content, type=self._whole(content, stem))

    def _whole(self, content: Content, suffix: str) -> FieldType:
        match content.type:
            case Object() as found:
                return self._reference(found, content, suffix)
            case Items(Object() as found):
                return Items(self._reference(found, content, f"{suffix}Item"))
            case OneOf(types):
                return OneOf(tuple(self._choices(types, content, suffix)))
            case other:
                return other

    def _choices(
        self, types: Iterable[FieldType], content: Content, suffix: str
    ) -> Iterator[FieldType]:
        for number, type_ in enumerate(types, 1):
            if isinstance(type_, Object):
                yield self._reference(type_, content, f"{suffix}Variant{number}")
            else:
                yield type_

    def _reference(self, found: Object, content: Content, suffix: str) -> Ref:
        for known in self.schemas:
            if known.type == found:
                return Ref(known.key, known.name)
        name = _free(component_name(self.operation.id) + suffix, self.taken)
        self.taken.add(name)
        operation = self.operation
        at = Origin(operation.title.span, operation.strategy, operation.tier)
        schema = OwnSchema(
            key=(f"#{operation.id}", len(self.schemas)),
            name=name,
            type=found,
            origin=content.origin or at,
            inferred=content.inferred,
        )
        self.schemas.append(schema)
        return Ref(schema.key, name)


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    numbered = (f"{name}Message{n}" if n > 1 else f"{name}Message" for n in count(1))
    return next(candidate for candidate in numbered if candidate not in taken)
