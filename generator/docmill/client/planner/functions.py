"""Operations to the modules of `api/`: facts, functions, docstrings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docmill.client.literals import (
    Code,
    Identifier,
    compose,
    docstring,
    identifier,
    join,
    literal,
    tuple_of,
)
from docmill.client.plan import Argument, Function, OperationModule
from docmill.client.planner.annotations import Annotations
from docmill.client.planner.arguments import Arguments, arguments_of, client_values
from docmill.client.planner.docs import about, plain, section, sentences
from docmill.client.planner.documents import Document, Node
from docmill.client.planner.imports import import_lines
from docmill.client.planner.names import Names
from docmill.client.planner.operations import PlannedOperation
from docmill.client.planner.pagination import PlannedPagination, pagination_of
from docmill.client.planner.responses import responses_code
from docmill.client.planner.schemas import Schemas
from docmill.client.planner.security import requirements_code
from docmill.client.planner.servers import server_of
from docmill.client.planner.wording import Wording

_CLIENT = identifier("Client")
_ASYNC_CLIENT = identifier("AsyncClient")
_MAX_ITEMS = Argument(
    name=identifier("max_items"), annotation=Code("int | None"), default=Code("None")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionNames:
    """The names of an operation's functions; the first is also that of its module."""

    sync: Identifier
    asynchronous: Identifier
    pages: Identifier
    asynchronous_pages: Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class TagGroup:
    """A tag, the attribute of the client that holds its operations, and their class."""

    tag: str
    attribute: Identifier
    class_name: Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Functions:
    """Plans the modules of `api/`. `group` is the class that holds the operation, if any."""

    document: Document
    schemas: Schemas
    names: Names
    class_names: Mapping[str, Identifier]
    client_attributes: Mapping[str, Identifier]
    words: Wording

    def module(
        self,
        operation: PlannedOperation,
        names: FunctionNames,
        group: Identifier | None,
    ) -> tuple[OperationModule, Arguments]:
        """The module of an operation, and its arguments for the reference."""
        writer = Annotations(self.schemas, self.class_names, Code("m."))
        writer.needs.update(("Operation", "TYPE_CHECKING", "Unpack"))
        arguments = arguments_of(operation, self.names, writer, self.words)
        pagination = self._pagination(operation)
        result = writer.returned(operation.returned)
        facts = self._facts(operation, pagination, writer)
        text = operation_docstring(operation, arguments, self.words)
        clients = [_CLIENT, _ASYNC_CLIENT]
        if group is not None:
            clients += [identifier(f"Async{group}"), group]
        item = writer.returned(pagination.item) if pagination else None
        if item:
            writer.needs.update(("AsyncIterator", "Iterator"))
        return (
            OperationModule(
                name=names.sync,
                docstring=docstring(
                    f"{operation.found.method} {operation.found.path}", 0, 1000
                ),
                imports=import_lines(writer.needs),
                clients=join(", ", sorted(clients)),
                result=result,
                facts=tuple(facts),
                arguments=tuple(item.argument for item in arguments.all),
                page_arguments=_page_arguments(arguments, pagination),
                call=arguments.call(),
                page_call=arguments.call(
                    pagination.arguments if pagination else frozenset()
                ),
                sync=_function(names.sync, _owner(group, ""), result, text),
                asynchronous=_function(
                    names.asynchronous,
                    _owner(group, "Async"),
                    result,
                    twin_docstring(operation, names.sync, self.words),
                ),
                pages=self._pages(names, _owner(group, ""), item),
                asynchronous_pages=self._twin_pages(
                    names, _owner(group, "Async"), item
                ),
            ),
            arguments,
        )

    def _pages(
        self, names: FunctionNames, client: Code, item: Code | None
    ) -> Function | None:
        if item is None:
            return None
        entries = section(
            self.words.arguments, [("max_items", self.words.max_items)], self.words
        )
        text = docstring(f"{self.words.pages.format(names.sync)}\n\n{entries}", 4)
        return _function(names.pages, client, compose("Iterator[{}]", item), text)

    def _twin_pages(
        self, names: FunctionNames, client: Code, item: Code | None
    ) -> Function | None:
        if item is None:
            return None
        text = docstring(self.words.pages.format(names.sync), 4)
        returns = compose("AsyncIterator[{}]", item)
        return _function(names.asynchronous_pages, client, returns, text)

    def _pagination(self, operation: PlannedOperation) -> PlannedPagination | None:
        fields = operation.body.fields if operation.body else None
        return pagination_of(
            self.document,
            self.schemas,
            operation.found.node,
            operation.returned,
            [parameter.argument_key for parameter in operation.parameters],
            [field.name for field in fields or ()],
        )

    def _facts(
        self,
        operation: PlannedOperation,
        pagination: PlannedPagination | None,
        writer: Annotations,
    ) -> list[Code]:
        found = operation.found
        facts = [
            compose("id={}", literal(found.id)),
            compose("method={}", literal(found.method)),
            compose("path={}", literal(found.path)),
        ]
        if operation.parameters:
            writer.needs.add("Parameter")
            parts = client_values(operation, self.client_attributes)
            facts.append(compose("parameters={}", tuple_of(parts)))
        if operation.body:
            writer.needs.add("Body")
            facts.append(compose("bodies={}", tuple_of(operation.body.codes())))
        facts.append(
            compose("responses={}", responses_code(operation.responses, writer))
        )
        if "security" in found.node.data:
            code = requirements_code(found.node.data["security"])
            facts.append(compose("security={}", code))
        server = server_of(self.document, (found.node, found.path_node))
        if server:
            facts.append(compose("server={}", literal(server.url)))
            if server.variables:
                variables = literal(dict(server.variables))
                facts.append(compose("server_variables={}", variables))
        if pagination:
            writer.needs.add("Pagination")
            facts.append(compose("pagination={}", pagination.code))
        return facts


def operation_docstring(
    operation: PlannedOperation, arguments: Arguments, words: Wording
) -> Code:
    """What the operation does, its arguments, what it returns and raises, its page."""
    data = operation.found.node.data
    parts = [about(data, words) or f"{operation.found.method} {operation.found.path}"]
    entries = [
        (str(item.argument.name), item.text) for item in arguments.all if item.text
    ]
    parts.append(section(words.arguments, entries, words))
    parts.append(section(words.raises, failures(operation, words), words))
    source = source_of(operation.found.node)
    if source:
        parts.append(words.source.format(source))
    return docstring("\n\n".join(part for part in parts if part), 4)


def twin_docstring(operation: PlannedOperation, name: str, words: Wording) -> Code:
    """What the operation does in a paragraph, and where the rest is: nothing twice."""
    data = operation.found.node.data
    paragraphs = about(data, words).split("\n\n")
    first = paragraphs[: 2 if data.get("deprecated") is True else 1]
    return docstring(sentences((*first, words.twin.format(name)), words), 4)


def failures(operation: PlannedOperation, words: Wording) -> list[tuple[str, str]]:
    """The class and the text of each documented failure."""
    has_success = any(response.is_success for response in operation.responses)
    found: list[tuple[str, str]] = []
    for response in sorted(operation.responses, key=lambda response: response.status):
        text = plain(response.node.text("description"))
        if response.status != "default" and not response.is_success:
            found.append((response.error, f"{response.status} {text}".rstrip()))
        elif response.status == "default" and has_success:
            found.append((response.error, text or words.any_error))
    return found


def source_of(node: Node) -> str:
    """Where the operation is documented: a URL, or a page and line."""
    link = node.mapping("externalDocs").get("url")
    return node.text("x-docmill-source") or (link if isinstance(link, str) else "")


def _owner(group: Identifier | None, prefix: str) -> Code:
    client = Code(f"{prefix}Client")
    return (
        client
        if group is None
        else compose("{} | {}", client, Code(f"{prefix}{group}"))
    )


def _function(name: Identifier, client: Code, returns: Code, text: Code) -> Function:
    return Function(name=name, client=client, returns=returns, docstring=text)


def _page_arguments(
    arguments: Arguments, pagination: PlannedPagination | None
) -> tuple[Argument, ...]:
    left_out = pagination.arguments if pagination else frozenset[str]()
    kept = (item.argument for item in arguments.all if item.wire not in left_out)
    return (*kept, _MAX_ITEMS)
