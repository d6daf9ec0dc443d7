"""The semantic pass of openapi-spec-validator: schemas, defaults, required properties.

The classes below add to it what it lacks: the place of a finding, speed, and bounds on
input that would keep it busy for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

import jsonschema.validators  # type: ignore[import-untyped]
import jsonschema_rs
from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]
from jsonschema_path.paths import SchemaPath
from openapi_schema_validator import OAS30Validator, OAS31Validator
from openapi_schema_validator._specifications import REGISTRY as SCHEMAS
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from openapi_spec_validator.validation import keywords
from openapi_spec_validator.validation.exceptions import (
    OpenAPIValidationError,
    UnresolvableParameterError,
)
from openapi_spec_validator.validation.registries import KeywordValidatorRegistry
from openapi_spec_validator.validation.validators import SpecValidator

from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import Json, OpenApi, is_list, is_map
from docmill.openapi.pointer import pointer
from docmill.openapi.positions import shorten
from docmill.openapi.versions import is_30

_Keywords: TypeAlias = Mapping[str, type[keywords.KeywordValidator]]

_COMPONENT_DEPTH = 3
"""The length of the path of a component: components, schemas and its name."""

_STEPS = 10_000
"""References followed for one default value before the check of it is given up."""


def check(document: OpenApi, diagnostics: Diagnostics, *, is_invalid: bool) -> None:
    """Report what the semantic pass finds in a document of sound structure.

    What it says about operations, parameters and tags has no place; that is reported
    only where the document is not known to be invalid from `operations.check`.
    """
    data = dict(document.data)
    validator = _validator(data)
    pointers: dict[int, str] | None = None
    try:
        for error in validator.root_validator(validator.schema_path):
            if isinstance(error, _Placed):
                pointers = pointers or _places(data)
                _report(error, pointers, document, diagnostics)
            elif not is_invalid and not isinstance(error, UnresolvableParameterError):
                # Of paths `operations.check` has all to say; this stumbles over {a:b}.
                message = shorten(error.message, 200)
                diagnostics.error("openapi-invalid", message, document.locate(""))
    except Exception as error:
        # Whatever the library stumbles over must not stop the run.
        diagnostics.warning(
            "openapi-not-examined",
            f"openapi-spec-validator gave up on the schemas: {type(error).__name__}",
            document.locate(""),
        )


def _validator(data: dict[str, Json]) -> SpecValidator:
    """The library's validator, with the classes below in place of its own."""
    if is_30(data):
        validator: SpecValidator = OpenAPIV30SpecValidator(data)
        own: _Keywords = {"schema": _Schemas30, "default": _Values30}
    else:
        validator = OpenAPIV31SpecValidator(data)
        schemas = _SchemasOfDialect if "jsonSchemaDialect" in data else _Schemas31
        own = {"schema": schemas, "default": _Values31}
    registry = KeywordValidatorRegistry({**validator.keyword_validators, **own})
    validator.keyword_validators_registry = registry
    checker = registry["schema"]
    if isinstance(checker, _Schemas):
        checker.components = _component_ids(data)
    return validator


def _component_ids(data: dict[str, Json]) -> frozenset[int]:
    components = data.get("components")
    schemas = components.get("schemas") if is_map(components) else None
    return (
        frozenset(id(value) for value in schemas.values())
        if is_map(schemas)
        else frozenset()
    )


class _Placed(OpenAPIValidationError):
    """A finding together with the schema that it is about."""

    node: int = 0
    below: tuple[str | int, ...] = ()


def _placed(error: ValidationError, schema: Json, *below: str) -> _Placed:
    if isinstance(error, _Placed):
        return error
    placed: _Placed = _Placed.create_from(error)
    placed.node = id(schema)
    placed.below = (*below, *error.absolute_path)
    return placed


class _Schemas(keywords.SchemaValidator):
    """Adds to each finding its schema, and remembers what it has seen.

    A component is checked where it stands and not at its uses, so that no chain of
    models is too long.
    """

    def __init__(self, registry: Any) -> None:
        super().__init__(registry)
        self.visited_schema_ids = _Ids()
        self.meta_checked_schema_ids = _Ids()
        self.properties: dict[int, set[str]] = {}
        self.components: frozenset[int] = frozenset()
        self.parts: set[int] = set()
        """Components that are a part of others, which may define their properties."""

    def __call__(
        self,
        schema: SchemaPath,
        require_properties: bool = True,
        meta_checked: bool = False,
    ) -> Iterator[ValidationError]:
        value = schema.read_value()
        if id(value) in self.components and len(schema.parts) != _COMPONENT_DEPTH:
            if not require_properties:
                self.parts.add(id(value))
            return
        require_properties = require_properties and id(value) not in self.parts
        for error in super().__call__(schema, require_properties, meta_checked):
            yield _placed(error, value)

    def _collect_properties(self, schema: SchemaPath) -> set[str]:
        """As in the library, but ends where schemas refer to each other in a circle."""
        key = id(schema.read_value())
        if key not in self.properties:
            self.properties[key] = set()
            self.properties[key] = super()._collect_properties(schema)
        return self.properties[key]


class _Schemas30(_Schemas, keywords.OpenAPIV30SchemaValidator):
    """Schema objects of OpenAPI 3.0."""

    def _validate_schema_meta(
        self, schema: SchemaPath, schema_value: Any
    ) -> OpenAPIValidationError | None:
        if _meta_schema_30().is_valid(schema_value):
            return None
        return super()._validate_schema_meta(schema, schema_value)


class _Schemas31(_Schemas, keywords.OpenAPIV31SchemaValidator):
    """Schema objects of OpenAPI 3.1, in the dialect that is its default or their own."""

    def _validate_schema_meta(
        self, schema: SchemaPath, schema_value: Any
    ) -> OpenAPIValidationError | None:
        has_dialect = is_map(schema_value) and "$schema" in schema_value
        if not has_dialect and _meta_schema_31().is_valid(schema_value):
            return None
        return super()._validate_schema_meta(schema, schema_value)


class _SchemasOfDialect(_Schemas, keywords.OpenAPIV31SchemaValidator):
    """Schema objects of OpenAPI 3.1 where the document names a dialect."""


class _TooLong(Exception):
    """The check of a default value follows more references than it may."""


class _Values(keywords.ValueValidator):
    """Checks default values without what can take for ever: patterns and endless references."""

    def __init__(self, registry: Any) -> None:
        super().__init__(registry)
        self.left = 0
        library: Any = self.value_validator_cls
        original = library.VALIDATORS

        def bounded(keyword: str) -> Any:
            def check(*arguments: Any) -> Iterator[ValidationError]:
                self.left -= 1
                if self.left < 0:
                    raise _TooLong
                yield from original[keyword](*arguments) or ()

            return check

        changed = dict.fromkeys(
            ("pattern", "unevaluatedItems", "unevaluatedProperties"), _skip
        )
        changed |= {
            key: bounded(key) for key in ("$ref", "$dynamicRef") if key in original
        }
        validators: Any = jsonschema.validators
        self.value_validator_cls = validators.extend(library, changed)

    def __call__(self, schema: SchemaPath, value: Any) -> Iterator[ValidationError]:
        self.left = _STEPS
        node = schema.read_value()
        try:
            for error in super().__call__(schema, value):
                yield _placed(error, node, "default")
        except _TooLong:
            return


class _Values30(_Values, keywords.OpenAPIV30ValueValidator):
    pass


class _Values31(_Values, keywords.OpenAPIV31ValueValidator):
    pass


class _Ids(list[int]):
    """A list of ids that finds them as fast as a set."""

    def __init__(self) -> None:
        super().__init__()
        self._set: set[int] = set()

    def append(self, item: int) -> None:
        self._set.add(item)

    def __contains__(self, item: object) -> bool:
        return item in self._set


def _skip(*_: Any) -> Iterator[ValidationError]:
    return iter(())


@cache
def _meta_schema_30() -> Any:
    return jsonschema_rs.validator_for(OAS30Validator.META_SCHEMA)


@cache
def _meta_schema_31() -> Any:
    """The schema of schemas, compiled.

    It is at most stricter (it checks formats), so what it accepts, the library accepts.
    """
    resources: list[tuple[str, Any]] = [
        (uri, SCHEMAS.contents(uri)) for uri in SCHEMAS if "openapis" in uri
    ]
    return jsonschema_rs.validator_for(
        OAS31Validator.META_SCHEMA,
        registry=jsonschema_rs.Registry(resources),
        validate_formats=True,
    )


def _places(data: Json) -> dict[int, str]:
    """The pointer of each mapping, by its identity."""
    found: dict[int, str] = {}
    todo: list[tuple[str, Json]] = [("", data)]
    while todo:
        place, node = todo.pop()
        if is_map(node) and id(node) not in found:
            found[id(node)] = place
            todo += [(place + pointer(key), node[key]) for key in reversed(node)]
        elif is_list(node):
            todo += [(f"{place}/{index}", item) for index, item in enumerate(node)]
    return found


def _report(
    error: _Placed,
    pointers: Mapping[int, str],
    document: OpenApi,
    diagnostics: Diagnostics,
) -> None:
    place = pointers.get(error.node, "") + pointer(*error.below)
    in_default = error.below[:1] == ("default",)
    if in_default:
        diagnostics.error(
            "openapi-default",
            f"the default does not fit its own schema: {shorten(error.message, 200)}",
            document.locate(place),
            hint="correct the default or the schema",
        )
    else:
        message = shorten(error.message, 200)
        diagnostics.error("openapi-schema", message, document.locate(place))
