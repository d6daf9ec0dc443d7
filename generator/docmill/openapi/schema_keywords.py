"""The keywords of schemas, in JSON Schema 2020-12 and OpenAPI 3.0, by what they do.

What a stage knows of them, it puts together from these groups, so that a keyword which
is new to docmill is written here once. Where the order of a group shows, as in a
reference, it is this one.
"""

from __future__ import annotations

OF_NUMBERS = (
    *("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"),
)
LENGTHS = ("minLength", "maxLength")
CONTENT = ("contentEncoding", "contentMediaType")
OF_STRINGS = (*LENGTHS, "pattern", *CONTENT)

COUNTS_OF_ITEMS = ("minItems", "maxItems")
LIMITS_OF_ARRAYS = (*COUNTS_OF_ITEMS, "uniqueItems")
OF_ARRAYS = ("items", "prefixItems", "contains", *LIMITS_OF_ARRAYS)

COUNTS_OF_MEMBERS = ("minProperties", "maxProperties")
EXTRAS = ("additionalProperties", "unevaluatedProperties")
"""What may say of which type the members are that a schema does not list."""

OPEN_MEMBERS = (*EXTRAS, "patternProperties", "propertyNames")
"""What says something of members without naming them."""

OF_OBJECTS = (*OPEN_MEMBERS, *COUNTS_OF_MEMBERS, "dependentRequired")

LIMITS = (*OF_NUMBERS, *OF_STRINGS, *LIMITS_OF_ARRAYS, *COUNTS_OF_MEMBERS)
"""What a value is held to, in the order of a reference."""

UPPER_BOUNDS = (
    *("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"),
)
LOWER_BOUNDS = (
    *("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"),
)
BOUNDS = (*UPPER_BOUNDS, *LOWER_BOUNDS, "multipleOf", "pattern", "uniqueItems")
"""What allows fewer values the stricter it is."""

RANGES = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", *LENGTHS)
"""The ends of ranges that people write into descriptions."""

VALUES = ("default", "enum")
DIRECTIONS = ("readOnly", "writeOnly")

CONSTRAINTS = frozenset(("required", "not", "dependentRequired"))
"""Keywords that only say which members there must be, where they stand alone."""

CONDITIONS = CONSTRAINTS | {"if", "then", "else"}

ANNOTATIONS = frozenset(
    (
        "$comment",
        "$id",
        "$ref",
        "$schema",
        "default",
        "deprecated",
        "description",
        "example",
        "examples",
        "externalDocs",
        "nullable",
        *DIRECTIONS,
        "title",
        "xml",
    )
)
"""Keywords that say nothing about what is allowed: a `$ref` beside them stays itself."""
