"""Operations to the modules of `api/`: facts, functions, docstrings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docmill.client.literals import (
    Code,
    Identifier,
    compose,
    docstring,
    literal,
    tuple_of,
)
from docmill.client.plan import OperationModule
from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.client.planner.modules.arguments import (
    Arguments,
    arguments_of,
    client_values,
)
from docmill.client.planner.modules.call_variants import (
    FunctionNames,
    Variant,
    Variants,
)
from docmill.client.planner.modules.imports import import_lines
from docmill.client.planner.names.python_names import Names
from docmill.client.planner.operations.error_bodies import error_types, thunks
from docmill.client.planner.operations.find import PlannedOperation
from docmill.client.planner.operations.pagination import (
    PlannedPagination,
    pagination_of,
)
from docmill.client.planner.operations.responses import responses_code
from docmill.client.planner.operations.security import security_of
from docmill.client.planner.schemas.annotations import Annotations
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.planner.text.docstrings import about, plain, section
from docmill.client.planner.text.words import Wording
from docmill.client.types import Named
from docmill.openapi.servers import server_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TagGroup:
    """A tag, the attribute of the client that holds its operations, and their class."""

    tag: str
    attribute: Identifier
    class_name: Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedModule:
    """The module of an operation with what the reference says of it."""

    module: OperationModule
    arguments: Arguments
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Functions:
    """Plans the modules of `api/`."""

    document: DocumentReader
    schemas: Schemas
    names: Names
    class_names: Mapping[str, Identifier]
    inputs: Mapping[str, Identifier]
    client_attributes: Mapping[str, Identifier]
    usual_errors: Mapping[str, Named]
    usual_security: Code
    words: Wording

    def module(
        self,
        operation: PlannedOperation,
        names: FunctionNames,
        group: Identifier | None,
    ) -> PlannedModule:
        """The module of an operation; `group` is the class that holds it, if any."""
        writer = Annotations(self.schemas, self.class_names, self.inputs, Code("m."))
        writer.needs.update(("CallOptions", "Operation", "Unpack"))
        arguments = arguments_of(operation, self.names, writer, self.words)
        pagination = self._pagination(operation)
        facts = self._facts(operation, pagination, writer)
        variants = Variants(
            operation=operation,
            names=names,
            arguments=arguments,
            pagination=pagination,
            text=operation_docstring(operation, arguments, self.words),
            words=self.words,
            writer=writer,
        ).all()
        if any(item.is_call for item in variants):
            writer.needs.add("twin")
        is_grouped = group is not None
        for item in variants:
            owners = item.owners(is_grouped=is_grouped)
            writer.needs.update(str(name) for pair in owners for name in pair)
        module = OperationModule(
            name=names.sync,
            result=writer.returned(operation.returned),
            facts=tuple(facts),
            functions=tuple(
                function
                for item in variants
                for function in item.functions(is_grouped=is_grouped)
            ),
            imports=import_lines(writer.needs, is_endpoint=True),
        )
        return PlannedModule(module=module, arguments=arguments, variants=variants)

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
            compose("route={}", literal(f"{found.method} {found.path}")),
        ]
        parts = client_values(operation, self.client_attributes)
        if parts:
            writer.needs.add("Parameter")
            facts.append(compose("parameters={}", tuple_of(parts)))
        if operation.body:
            writer.needs.add("Body")
            codes = operation.body.codes(self.document, writer)
            facts.append(compose("bodies={}", tuple_of(codes)))
        facts.append(
            compose("responses={}", responses_code(operation.responses, writer))
        )
        facts += self._errors(operation, writer)
        security = security_of(self.document, found.node)
        if security != self.usual_security:
            facts.append(compose("security={}", security))
        server = server_of(
            self.document.whole,
            *map(self.document.walk, (found.node, found.path_node)),
        )
        if server:
            facts.append(compose("server={}", literal(server.url)))
            if server.variables:
                variables = literal(dict(server.variables))
                facts.append(compose("server_variables={}", variables))
        if pagination:
            writer.needs.add("Pagination")
            facts.append(compose("pagination={}", pagination.code))
        return facts

    def _errors(self, operation: PlannedOperation, writer: Annotations) -> list[Code]:
        """The statuses with the usual body of an error, and the types of other bodies."""
        found = error_types(operation.responses)
        usual = [key for key in found if self.usual_errors.get(key) == found[key]]
        own = {key: item for key, item in found.items() if key not in usual}
        facts: list[Code] = []
        if usual:
            facts.append(compose("errors={}", literal(tuple(usual))))
        if own:
            facts.append(compose("own_errors={}", thunks(own, writer)))
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


def source_of(node: ObjectAt) -> str:
    """Where the operation is documented: a URL, or a page and line."""
    link = node.mapping("externalDocs").get("url")
    return node.text("x-docmill-source") or (link if isinstance(link, str) else "")
