"""The functions of an operation: its call, and its pages, stream, file, other bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from docmill.client.literals import (
    Code,
    Identifier,
    compose,
    docstring,
    identifier,
    join,
    literal,
)
from docmill.client.plan import Argument, Function
from docmill.client.planner.modules.arguments import Arguments
from docmill.client.planner.modules.call_layout import written
from docmill.client.planner.modules.extra_arguments import (
    PlannedArgument,
    file_arguments,
)
from docmill.client.planner.operations.find import Extra, PlannedOperation
from docmill.client.planner.operations.pagination import PlannedPagination
from docmill.client.planner.operations.responses import PlannedContent
from docmill.client.planner.schemas.annotations import Annotations
from docmill.client.planner.text.docstrings import about, section, sentences
from docmill.client.planner.text.words import Wording
from docmill.openapi.media_types import kind

Kind = Literal["call", "pages"] | Extra

_OWNERS = (
    (Code("SyncClient"), Code("SyncGroup")),
    (Code("AsyncBaseClient"), Code("AsyncGroup")),
)
_MAX_ITEMS = Argument(
    name=identifier("max_items"), annotation=Code("int | None"), default=Code("None")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionNames:
    """The names of an operation's functions; the first is also that of its module.

    `extras` are those beside the call and its pages, each with its async twin.
    """

    sync: Identifier
    asynchronous: Identifier
    pages: Identifier
    asynchronous_pages: Identifier
    extras: Mapping[Extra, tuple[Identifier, Identifier]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A way to call an operation: two functions, one of which is for async clients.

    `arguments` are those of the document, and of this way, that the reference shows.
    """

    kind: Kind
    names: tuple[Identifier, Identifier]
    arguments: tuple[PlannedArgument, ...]
    more: tuple[Argument, ...] = ()
    returns: tuple[Code, Code]
    statements: tuple[Code, ...]
    results: tuple[Code, ...]
    docstrings: tuple[Code, Code]

    @property
    def is_loop(self) -> bool:
        """Whether items are yielded."""
        return self.kind in ("pages", "stream")

    @property
    def is_call(self) -> bool:
        """Whether all that the async twin does is to await the same."""
        return self.kind in ("call", "body")

    def owners(self, *, is_grouped: bool) -> tuple[tuple[Code, ...], ...]:
        """For each function that is written, the classes that may have it as a method."""
        found = _OWNERS[:1] if self.is_call else _OWNERS
        return tuple(pair if is_grouped else pair[:1] for pair in found)

    def functions(self, *, is_grouped: bool) -> Iterator[Function]:
        """The functions; the async twin of a call is made of the other by the client."""
        taken = (*(item.argument for item in self.arguments), *self.more)
        for index, owners in enumerate(self.owners(is_grouped=is_grouped)):
            is_awaited = index == 1 and not self.is_loop
            yield Function(
                keyword=Code("async def" if is_awaited else "def"),
                name=self.names[index],
                twin=self.names[1] if self.is_call else None,
                client=join(" | ", owners),
                arguments=taken,
                returns=self.returns[index],
                docstring=self.docstrings[index],
                statements=self.statements,
                result=self.results[index],
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants:
    """Makes the ways to call one operation; `text` is the docstring of the first."""

    operation: PlannedOperation
    names: FunctionNames
    arguments: Arguments
    pagination: PlannedPagination | None
    text: Code
    words: Wording
    writer: Annotations

    def all(self) -> tuple[Variant, ...]:
        """The call, or the stream where there is nothing else, then all others."""
        stream = self.operation.stream
        extras = self.operation.extras
        first = (self.names.sync, self.names.asynchronous)
        if stream is not None and "stream" not in extras:
            found = [self._stream(stream, first, (self.text, self._twin()))]
        else:
            found = [self._call(first)]
        if self.pagination is not None:
            found.append(self._pages(self.pagination))
        if stream is not None and "stream" in extras:
            texts = self._short(self.words.stream)
            found.append(self._stream(stream, self.names.extras["stream"], texts))
        if "download" in extras:
            found.append(self._download())
        if "body" in extras:
            found.append(self._whole_body())
        return tuple(found)

    def _call(self, names: tuple[Identifier, Identifier]) -> Variant:
        result = self.writer.returned(self.operation.returned)
        statements, results = written(self.arguments.call(), _called)
        return Variant(
            kind="call",
            names=names,
            arguments=self.arguments.all,
            returns=(result, result),
            statements=statements,
            results=results,
            docstrings=(self.text, self._twin()),
        )

    def _pages(self, pagination: PlannedPagination) -> Variant:
        self.writer.needs.update(("AsyncIterator", "Iterator"))
        item = self.writer.returned(pagination.item)
        left = [a for a in self.arguments.all if a.wire not in pagination.arguments]
        statements, (call,) = written(
            self.arguments.call(pagination.arguments),
            lambda arguments: (
                compose(
                    "client.paginate(OPERATION, {}max_items=max_items, options=options)",
                    arguments,
                ),
            ),
        )
        entries = [("max_items", self.words.max_items)]
        return Variant(
            kind="pages",
            names=(self.names.pages, self.names.asynchronous_pages),
            arguments=tuple(item for item in left if item.wire != "content_type"),
            more=(_MAX_ITEMS,),
            returns=(
                compose("Iterator[{}]", item),
                compose("AsyncIterator[{}]", item),
            ),
            statements=statements,
            results=(call, call),
            docstrings=self._short(self.words.pages, entries),
        )

    def _stream(
        self,
        content: PlannedContent,
        names: tuple[Identifier, Identifier],
        texts: tuple[Code, Code],
    ) -> Variant:
        item = self.writer.returned(content.type)
        if kind(content.media_type) == "events":
            self.writer.needs.add("ServerSentEvent")
            item = compose("ServerSentEvent[{}]", item)
        self.writer.needs.update(("AsyncStream", "Stream"))
        accept = literal(content.media_type)
        made = (Code("Stream"), Code("AsyncStream"))
        statements, results = written(
            self.arguments.call(),
            lambda arguments: tuple(
                compose(
                    "{}(OPERATION, {}, {})",
                    name,
                    _opened(compose("{}accept={}, ", arguments, accept)),
                    accept,
                )
                for name in made
            ),
        )
        return Variant(
            kind="stream",
            names=names,
            arguments=self.arguments.all,
            returns=(
                compose("{}[{}]", made[0], item),
                compose("{}[{}]", made[1], item),
            ),
            statements=statements,
            results=results,
            docstrings=texts,
        )

    def _download(self) -> Variant:
        target, progress = file_arguments(self.writer, self.words)
        statements, results = written(self.arguments.call(), _saved)
        return Variant(
            kind="download",
            names=self.names.extras["download"],
            arguments=(target, *self.arguments.all, progress),
            returns=(Code("int"), Code("int")),
            statements=statements,
            results=results,
            docstrings=self._short(
                self.words.download,
                [(str(a.argument.name), a.text) for a in (target, progress)],
            ),
        )

    def _whole_body(self) -> Variant:
        result = self.writer.returned(self.operation.returned)
        statements, results = written(self.arguments.whole_call(), _called)
        return Variant(
            kind="body",
            names=self.names.extras["body"],
            arguments=self.arguments.whole,
            returns=(result, result),
            statements=statements,
            results=results,
            docstrings=self._short(self.words.whole_body),
        )

    def _short(
        self, sentence: str, entries: Sequence[tuple[str, str]] = ()
    ) -> tuple[Code, Code]:
        """A sentence that refers to the call, for the first function with arguments."""
        text = sentence.format(self.names.sync)
        listed = section(self.words.arguments, entries, self.words)
        full = docstring(f"{text}\n\n{listed}" if listed else text, 4)
        return full, docstring(text, 4)

    def _twin(self) -> Code:
        """What the operation does in a paragraph, and where the rest is: nothing twice."""
        data = self.operation.found.node.data
        paragraphs = about(data, self.words).split("\n\n")
        first = paragraphs[: 2 if data.get("deprecated") is True else 1]
        last = self.words.twin.format(self.names.sync)
        return docstring(sentences((*first, last), self.words), 4)


def _called(arguments: Code) -> tuple[Code, ...]:
    return (compose("client.call(OPERATION, {}options=options)", arguments),)


def _opened(arguments: Code) -> Code:
    return compose("client.open_answer(OPERATION, {}options=options)", arguments)


def _saved(arguments: Code) -> tuple[Code, ...]:
    opened = _opened(arguments)
    return (
        compose("save({}, target, progress)", opened),
        compose("await save_async({}, target, progress)", opened),
    )
