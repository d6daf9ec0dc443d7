"""A service to its OpenAPI document, and where each part of it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docmill.diagnostics import Diagnostics
from docmill.docs.dialect import Dialect
from docmill.docs.examplecheck import check as check_examples
from docmill.docs.merge import pascal
from docmill.docs.model import (
    Anything,
    Component,
    Field,
    FieldType,
    Items,
    Keyword,
    Operation,
    Parameter,
    Ref,
    Response,
    Scalar,
    Service,
    Values,
)
from docmill.docs.paging import detect
from docmill.openapi.model import Json, OpenApi, pointer
from docmill.openapi.sourcemap import Origin, SourceMap, Unused
from docmill.source import Span

ROW = "table-row"
STATED = "stated"


@dataclass(slots=True)
class Trace:
    """Collects where the parts of a document come from, as they are written."""

    origins: dict[str, list[Origin]] = field(default_factory=lambda: defaultdict(list))
    unused: dict[str, list[Unused]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])

    def note(self, at: str, span: Span, rule: str, tier: str = STATED) -> None:
        """The part at a pointer comes from `span`."""
        self.origins[at].append(Origin(span, rule, tier))

    def row(self, at: str, span: Span) -> None:
        """The part at a pointer comes from a row of a table."""
        self.note(at, span, ROW)
        self.rows.setdefault((span.file.path, span.line), at)

    def source_map(self) -> SourceMap:
        """What was collected, in the order of the document."""
        origins = {
            at: tuple(dict.fromkeys(found)) for at, found in self.origins.items()
        }
        unused = {at: tuple(_distinct(found)) for at, found in self.unused.items()}
        return SourceMap(origins, unused)


def _distinct(found: Iterable[Unused]) -> Iterable[Unused]:
    seen: set[tuple[str, str]] = set()
    for fact in found:
        key = (fact.keyword, repr(fact.value))
        if key not in seen:
            seen.add(key)
            yield fact


def emit(
    service: Service, dialect: Dialect, diagnostics: Diagnostics
) -> tuple[OpenApi, Trace]:
    """Write a service as an OpenAPI 3.1 document, without examples that contradict it."""
    trace = Trace()
    writer = _Writer(service, dialect, trace)
    data = writer.document()
    source_map = trace.source_map()
    for operation in service.operations:
        if operation.request_example or operation.response_example:
            path = writer.path(operation)[0]
            check_examples(data, operation, path, source_map, diagnostics)
    return OpenApi(data, source_map.locate), trace


@dataclass(frozen=True, slots=True)
class _Writer:
    service: Service
    dialect: Dialect
    trace: Trace

    def document(self) -> dict[str, Json]:
        document: dict[str, Json] = {"openapi": "3.1.0", "info": self._info()}
        document["servers"] = [{"url": self.service.server}]
        if tags := self._tags():
            document["tags"] = tags
        if "signing" in self.dialect.data:
            document["security"] = [{self._scheme_name(): []}]
        document["paths"] = self._paths()
        document["components"] = self._components()
        document |= self._extensions()
        return document

    def _info(self) -> dict[str, Json]:
        info = self.service.info
        result: dict[str, Json] = {"title": f"{self.service.name} API"}
        versions = [o.version for o in self.service.operations if o.version]
        for key, text in (("title", info.title), ("description", info.description)):
            if text is not None:
                result[key] = text.value
                self.trace.note(f"/info/{key}", text.span, key)
        result["version"] = versions[0] if versions else "1"
        if info.version is not None:
            result["version"] = info.version.value
            self.trace.note("/info/version", info.version.span, "version")
        return result

    def _tags(self) -> list[Json]:
        used = dict.fromkeys(o.tag for o in self.service.operations if o.tag)
        tags: list[Json] = []
        for tag in used:
            entry: dict[str, Json] = {"name": tag}
            text = self.service.info.tags.get(tag)
            if text is not None:
                entry["description"] = text.value
                self.trace.note(
                    f"/tags/{len(tags)}/description", text.span, "table-of-contents"
                )
            tags.append(entry)
        return tags

    # paths

    def _paths(self) -> dict[str, Json]:
        paths: dict[str, Json] = {}
        for operation in self.service.operations:
            path, servers = self.path(operation)
            item: dict[str, Json] = paths.setdefault(path, {})
            at = pointer("paths", path, operation.method.lower())
            self.trace.note(at, operation.page.title.span, "page")
            self.trace.note(pointer("paths", path), operation.page.url.span, "url")
            entry = self._operation(operation, at)
            if servers is not None:
                entry["servers"] = [servers]
            item[operation.method.lower()] = entry
        return paths

    def path(self, operation: Operation) -> tuple[str, dict[str, Json] | None]:
        """The key of an operation in `paths`, and its server where it has its own.

        Operations of the version that most pages have share the server of the document.
        """
        version = f"/{operation.version}" if operation.version else ""
        own = f"{operation.scheme}://{operation.host}{version}"
        if own == self.service.server:
            return operation.path, None
        path = operation.path
        if not self.service.server.endswith(version) or not version:
            own, path = (
                f"{operation.scheme}://{operation.host}",
                f"{version}{operation.path}",
            )
        server: dict[str, Json] = {"url": own}
        defaults: Mapping[str, str] = self.dialect.data.get("servers", {})
        variables: dict[str, Json] = {}
        for parameter in operation.host_parameters:
            variable: dict[str, Json] = {
                "default": defaults.get(parameter.name, parameter.name.lower())
            }
            if parameter.field is not None and parameter.field.description:
                variable["description"] = parameter.field.description
            variables[parameter.name] = variable
        if variables:
            server["variables"] = variables
        return path, server

    def _operation(self, operation: Operation, at: str) -> dict[str, Json]:
        entry: dict[str, Json] = {"operationId": operation.id}
        self.trace.note(f"{at}/operationId", operation.page.title.span, "title")
        if operation.tag:
            entry["tags"] = [operation.tag]
        entry["summary"] = operation.summary.value or operation.id
        self.trace.note(f"{at}/summary", operation.summary.span, "description")
        if operation.description:
            entry["description"] = operation.description.value
            self.trace.note(
                f"{at}/description", operation.description.span, "description"
            )
        if operation.parameters:
            entry["parameters"] = self._parameters(operation, at)
        for parameter in operation.host_parameters:
            for found in (parameter.field, *parameter.also):
                if found is not None:
                    self.trace.row(
                        f"{at}/servers/0/variables/{parameter.name}", found.span
                    )
        if operation.body is not None:
            entry["requestBody"] = self._request_body(operation, operation.body, at)
        entry["responses"] = self._responses(operation, at)
        if paging := self._paging(operation):
            entry["x-docmill-pagination"] = paging
        entry["x-docmill-source"] = operation.reference
        return entry

    def _parameters(self, operation: Operation, at: str) -> list[Json]:
        return [
            self._parameter(parameter, f"{at}/parameters/{number}")
            for number, parameter in enumerate(operation.parameters)
        ]

    def _parameter(self, parameter: Parameter, at: str) -> dict[str, Json]:
        entry: dict[str, Json] = {"name": parameter.name, "in": parameter.place}
        field_ = parameter.field
        if parameter.place == "path" or (field_ is not None and field_.required):
            entry["required"] = True
        if field_ is None:
            return {**entry, "schema": {"type": "string"}}
        for found in (field_, *parameter.also):
            self.trace.row(at, found.span)
        self.trace.note(f"{at}/name", field_.name_span, "name-column")
        if field_.required_span is not None:
            self.trace.note(f"{at}/required", field_.required_span, "required-column")
        if field_.description:
            entry["description"] = field_.description
        entry["schema"] = self._schema(field_, f"{at}/schema", describe=False)
        if parameter.place == "query" and not isinstance(field_.type, Scalar):
            entry["x-docmill-style"] = self.dialect.data["query"]["style"]
        if parameter.name in self.dialect.data["client"]["idempotency"]:
            entry["x-docmill-idempotency-key"] = True
        return entry

    def _request_body(
        self, operation: Operation, fields: tuple[Field, ...], at: str
    ) -> dict[str, Json]:
        name = self._component_name(f"{pascal(operation.id)}Request")
        media: dict[str, Json] = {"schema": {"$ref": f"#/components/schemas/{name}"}}
        if operation.request_example is not None:
            media["example"] = operation.request_example.value
            place = f"{at}/requestBody/content/application~1json/example"
            self.trace.note(place, operation.request_example.span, "example")
        body: dict[str, Json] = (
            {"required": True} if any(f.required for f in fields) else {}
        )
        return {**body, "content": {"application/json": media}}

    def _responses(self, operation: Operation, at: str) -> dict[str, Json]:
        responses: dict[str, Json] = {}
        stated = {response.status: response for response in operation.responses}
        success = next((status for status in stated if status.startswith("2")), None)
        if success is None:
            text = self.dialect.text("success", self.service.language)
            stated = {
                "200": Response(status="200", description=text, spans=()),
                **stated,
            }
            success = "200"
        for status, response in stated.items():
            place = pointer_in(at, "responses", status)
            for span in response.spans:
                self.trace.row(place, span)
            text = response.description or self.dialect.text(
                "success" if status.startswith("2") else "error", self.service.language
            )
            entry: dict[str, Json] = {"description": text}
            if status == success:
                entry |= self._result(operation, place)
            elif status[0] in "45" and operation.method != "HEAD":
                entry["content"] = {"application/json": {"schema": _error_ref()}}
            responses[status] = entry
        responses["default"] = {"$ref": "#/components/responses/Error"}
        return responses

    def _result(self, operation: Operation, at: str) -> dict[str, Json]:
        if operation.result is None or operation.method == "HEAD":
            return {}
        name = self._component_name(f"{pascal(operation.id)}Response")
        media: dict[str, Json] = {"schema": {"$ref": f"#/components/schemas/{name}"}}
        if operation.response_example is not None:
            media["example"] = operation.response_example.value
            place = f"{at}/content/application~1json/example"
            self.trace.note(place, operation.response_example.span, "example")
        return {"content": {"application/json": media}}

    def _paging(self, operation: Operation) -> dict[str, Json] | None:
        return detect(operation, self.dialect)

    # components

    def _component_name(self, name: str) -> str:
        taken = {component.name for component in self.service.components}
        return f"{name}Message" if name in taken else name

    def _components(self) -> dict[str, Json]:
        schemas: dict[str, Json] = {}
        emitted = {component.name: component for component in self.service.components}
        for operation in self.service.operations:
            for suffix, fields in (
                ("Request", operation.body),
                ("Response", operation.result),
            ):
                if fields is None or (
                    suffix == "Response" and operation.method == "HEAD"
                ):
                    continue
                name = self._component_name(pascal(operation.id) + suffix)
                at = pointer("components", "schemas", name)
                self.trace.note(at, operation.page.title.span, "page")
                schemas[name] = self._object([fields], at)
            for form in operation.forms:
                name = self.service.names[form.key]
                component = emitted.pop(name, None)
                if component is not None:
                    schemas[name] = self._component(component)
        schemas["Error"] = self._error_schema()
        result: dict[str, Json] = {"schemas": schemas}
        result["responses"] = {
            "Error": {
                "description": self.dialect.text("error", self.service.language),
                "content": {"application/json": {"schema": _error_ref()}},
            }
        }
        if "signing" in self.dialect.data:
            result["securitySchemes"] = {self._scheme_name(): self._scheme()}
        return result

    def _component(self, component: Component) -> dict[str, Json]:
        at = pointer("components", "schemas", component.name)
        for form in component.forms:
            self.trace.note(at, form.span, "model-heading")
        requests_first = sorted(component.forms, key=lambda form: not form.request)
        return self._object([form.fields for form in requests_first], at)

    def _object(self, forms: list[tuple[Field, ...]], at: str) -> dict[str, Json]:
        """An object schema from tables that agree; the first says most."""
        properties: dict[str, Json] = {}
        by_name = [{found.name: found for found in fields} for fields in forms]
        for field_ in forms[0]:
            place = pointer_in(at, "properties", field_.name)
            same = [table[field_.name] for table in by_name]
            for other in same:
                self.trace.row(place, other.span)
            properties[field_.name] = self._schema(_joined(same), place, describe=True)
            if field_.name in self.dialect.data["client"]["idempotency"]:
                properties[field_.name]["x-docmill-idempotency-key"] = True
        schema: dict[str, Json] = {"type": "object"}
        if properties:
            schema["properties"] = properties
        required = [found.name for found in forms[0] if found.required]
        if required:
            schema["required"] = required
            for found in forms[0]:
                if found.required and found.required_span is not None:
                    self.trace.note(
                        f"{at}/required", found.required_span, "required-column"
                    )
        return schema

    # schemas

    def _schema(self, field_: Field, at: str, *, describe: bool) -> dict[str, Json]:
        schema = self._type(field_.type)
        keywords = {keyword.name: keyword for keyword in field_.keywords}
        for name, keyword in keywords.items():
            schema[name] = keyword.value
            place = pointer_in(at, name)
            self.trace.note(
                place, keyword.origin.span, keyword.origin.rule, keyword.origin.tier
            )
        self.trace.note(f"{at}/type", field_.type_span, "type-column")
        for fact in field_.unused:
            self.trace.unused[at].append(fact)
        if describe and field_.description:
            schema["description"] = field_.description
        return schema

    def _type(self, type_: FieldType) -> dict[str, Json]:
        match type_:
            case Scalar(name, format_):
                return {"type": name, "format": format_} if format_ else {"type": name}
            case Items(item):
                return {"type": "array", "items": self._type(item)}
            case Values(value):
                return {"type": "object", "additionalProperties": self._type(value)}
            case Ref(form, _):
                return {"$ref": f"#/components/schemas/{self.service.names[form]}"}
            case Anything():
                return {}

    def _error_schema(self) -> dict[str, Json]:
        members: Mapping[str, str] = self.dialect.data["error"]["schema"]
        root: dict[str, Any] = {"type": "object", "properties": {}}
        for path, word in members.items():
            node = root
            *outer, last = path.split(".")
            for part in outer:
                node = node["properties"].setdefault(
                    part, {"type": "object", "properties": {}}
                )
            type_, _, item = word.partition(" ")
            node["properties"][last] = {"type": type_}
            if type_ == "array":
                node["properties"][last]["items"] = {"type": item or "object"}
        return root

    def _scheme_name(self) -> str:
        return str(self.dialect.data["signing"]["scheme"])

    def _scheme(self) -> dict[str, Json]:
        signing: Mapping[str, Any] = self.dialect.data["signing"]
        extension = {k: v for k, v in signing.items() if k not in ("scheme", "header")}
        return {
            "type": "apiKey",
            "in": "header",
            "name": signing["header"],
            "x-docmill-signing": {"service": self.service.name, **extension},
        }

    def _extensions(self) -> dict[str, Json]:
        error: Mapping[str, Any] = self.dialect.data["error"]
        members = {k: v for k, v in error.items() if k not in ("schema", "text")}
        parameters = [
            name
            for name in self.dialect.data["client"]["parameters"]
            if any(
                p.name == name for o in self.service.operations for p in o.parameters
            )
        ]
        extensions: dict[str, Json] = {}
        if parameters:
            extensions["x-docmill-client-parameters"] = parameters
        return {**extensions, "x-docmill-error": members}


def pointer_in(at: str, *parts: str) -> str:
    """A pointer to a part of the part at `at`."""
    return at + pointer(*parts)


def _error_ref() -> dict[str, Json]:
    return {"$ref": "#/components/schemas/Error"}


def _joined(same: list[Field]) -> Field:
    """One field from the rows that agree on it: the first, and what only others state."""
    keywords: dict[str, Keyword] = {}
    unused: list[Unused] = []
    for found in same:
        for keyword in found.keywords:
            keywords.setdefault(keyword.name, keyword)
        unused += found.unused
    description = next((found.description for found in same if found.description), "")
    return replace(
        same[0],
        keywords=tuple(keywords.values()),
        description=description,
        unused=tuple(unused),
    )
