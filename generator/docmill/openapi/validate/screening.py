"""Whether the semantic pass of openapi-spec-validator can be spared.

It takes longer than all else that is done with most documents, and finds something in few
of them. What is told here without it is only that it would find nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeGuard

import jsonschema_rs

from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.references import follow
from docmill.openapi.schema_keywords import ANNOTATIONS
from docmill.openapi.validate.resources import resource
from docmill.openapi.versions import is_30

_MOST_STEPS = 100
"""Schemas looked at for one default or `required` before it is left to the library."""

_SAYS_NOTHING = (ANNOTATIONS - {"$id", "$ref", "$schema"}) | {
    "additionalProperties",
    "discriminator",
}
"""Keywords beside which a value fits; those left out change what a schema is."""

_TYPES: Mapping[str, tuple[type, ...]] = {
    "array": (list,),
    "boolean": (bool,),
    "integer": (int,),
    "null": (type(None),),
    "number": (int, float),
    "object": (dict,),
    "string": (str,),
}
_FORMATS = {
    "date": re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"),
    "uri": re.compile(r"[a-z]+:[A-Za-z0-9:/._-]+"),
    "uuid": re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"),
}


def is_sound(data: Mapping[str, Json]) -> bool:
    """Whether the semantic pass would find nothing in a document of sound structure.

    False where that takes more than a look: the library has to be asked.
    """
    if "jsonSchemaDialect" in data or any(map(_is_odd, _keys(data.get("paths")))):
        return False
    validator = _meta_schema(is_old=is_30(data))
    return all(
        is_map(schema)
        and "$schema" not in schema
        and validator.is_valid(schema)
        and all(_Look(data).is_sound(part) for part in _parts(schema))
        for schema in _schemas(data)
    )


def _is_odd(path: str) -> bool:
    """Whether the library reads the names in a path in a way of its own."""
    return re.search(r"\{[^{}]*[!:\[.]", path) is not None


def _keys(value: Json) -> Iterator[str]:
    return iter(value if is_map(value) else ())


@cache
def _meta_schema(*, is_old: bool) -> Any:
    """The schema of schemas that the library uses for a version, compiled."""
    if is_old:
        return jsonschema_rs.Draft4Validator(
            {"$ref": "http://json-schema.org/draft-04/schema#"}
        )
    dialect = resource("openapi_schema_validator", "schemas/oas3.1/metaschema.json")
    base = resource("openapi_schema_validator", "schemas/oas3.1/vocabularies/base")
    return jsonschema_rs.validator_for(
        dialect,
        registry=jsonschema_rs.Registry([(base["$id"], base)]),
        validate_formats=True,
    )


def _schemas(data: Mapping[str, Json]) -> Iterator[Json]:
    """The schemas of components, and all that stand under a key `schema`."""
    components = data.get("components")
    schemas = components.get("schemas") if is_map(components) else None
    yield from schemas.values() if is_map(schemas) else ()
    todo: list[Json] = [value for key, value in data.items() if key != "components"]
    if is_map(components):
        todo += [value for key, value in components.items() if key != "schemas"]
    while todo:
        node = todo.pop()
        if is_map(node):
            if "schema" in node:
                yield node["schema"]
            todo += [value for key, value in node.items() if key != "schema"]
        elif is_list(node):
            todo += node


def _parts(schema: dict[str, Json]) -> Iterator[dict[str, Json]]:
    """A schema and those in it, as far as the library goes."""
    todo: list[Json] = [schema]
    while todo:
        node = todo.pop()
        if not is_map(node):
            continue
        yield node
        for key in ("allOf", "anyOf", "oneOf"):
            items = node.get(key)
            todo += items if is_list(items) else []
        todo += [node.get("not"), node.get("items")]
        properties = node.get("properties")
        todo += properties.values() if is_map(properties) else ()


class _Look:
    """A look at one schema of a document."""

    def __init__(self, data: Mapping[str, Json]) -> None:
        self.data = data
        self.left = _MOST_STEPS

    def is_sound(self, schema: dict[str, Json]) -> bool:
        return self._defines_required(schema) and self._fits_default(schema)

    def _defines_required(self, schema: dict[str, Json]) -> bool:
        required = schema.get("required")
        if "allOf" not in schema or not is_list(required):
            return True
        missing = {str(name) for name in required} - set(
            _keys(schema.get("properties"))
        )
        return not missing or missing <= self._properties(schema)

    def _properties(self, schema: dict[str, Json]) -> set[str]:
        """The properties of a schema and of the parts of its `allOf`."""
        found: set[str] = set()
        todo: list[Json] = [schema]
        while todo and self.left:
            self.left -= 1
            node = follow(self.data, todo.pop())
            if is_map(node):
                found.update(_keys(node.get("properties")))
                parts = node.get("allOf")
                todo += parts if is_list(parts) else []
        return found

    def _fits_default(self, schema: dict[str, Json]) -> bool:
        if "default" not in schema:
            return True
        is_null = schema["default"] is None and schema.get("nullable") is True
        return is_null or self._fits(schema, schema["default"])

    def _fits(self, given: Json, value: Json) -> bool:
        """Whether a value plainly fits a schema; False where there is any doubt."""
        self.left -= 1
        schema = follow(self.data, given)
        if self.left <= 0 or not is_map(schema) or "$ref" in schema:
            return False
        return all(
            key in _SAYS_NOTHING
            or key.startswith("x-")
            or self._fits_keyword(key, schema[key], value)
            for key in schema
        )

    def _fits_keyword(self, key: str, rule: Any, value: Any) -> bool:
        match key:
            case "allOf":
                return all(self._fits(part, value) for part in rule)
            case "anyOf":
                return any(self._fits(part, value) for part in rule)
            case "items":
                return is_list(value) and all(self._fits(rule, one) for one in value)
            case "properties":
                return is_map(value) and all(
                    self._fits(rule[name], value[name])
                    for name in value
                    if name in rule
                )
            case "required":
                return is_map(value) and all(name in value for name in rule)
            case "uniqueItems" | "minItems" | "maxItems":
                return is_list(value) and _has_size(key, rule, len(value))
            case "minLength" | "maxLength":
                return isinstance(value, str) and _has_size(key, rule, len(value))
            case "minimum" | "maximum":
                return _is_number(value) and _has_size(key, rule, value)
            case _:
                return _is_one(key, rule, value)


def _has_size(key: str, rule: float, size: float) -> bool:
    if key.startswith("min"):
        return size >= rule
    return size <= (1 if key == "uniqueItems" else rule)


def _is_one(key: str, rule: Any, value: Any) -> bool:
    match key:
        case "type":
            return any(_is_of(name, value) for name in _listed(rule))
        case "enum":
            return any(repr(value) == repr(one) for one in rule)  # 1 is not True
        case "const":
            return repr(value) == repr(rule)
        case "format":
            return _fits_format(rule, value)
        case _:
            return False


def _listed(value: Json) -> list[Json]:
    return value if is_list(value) else [value]


def _is_of(name: Json, value: Json) -> bool:
    if isinstance(value, bool) and name != "boolean":
        return False
    return isinstance(name, str) and isinstance(value, _TYPES.get(name, ()))


def _fits_format(name: Any, value: Json) -> bool:
    if _is_number(value):
        return abs(value) < 2**31
    pattern = _FORMATS.get(name) if isinstance(name, str) else None
    if isinstance(value, str) and pattern is not None:
        return pattern.fullmatch(value) is not None
    return False


def _is_number(value: Json) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
