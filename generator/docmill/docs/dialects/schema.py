"""What a dialect file holds."""

from __future__ import annotations

from docmill.docs.file_schema import PATTERN, TEXTS, Schema

SCHEMA: Schema = {
    "name": str,
    "title": str,
    "languages": [str],
    "sections": {
        "method": [str],
        "address": [str],
        "parameters": [str],
        "response": [str],
        "description?": [str],
        "notes?": [str],
        "codes?": [str],
        "request_example?": [str],
        "response_example?": [str],
        "introduction?": [str],
        "version?": [str],
    },
    "columns": {
        "name": [str],
        "type": [str],
        "description": [str],
        "required?": [str],
        "default?": [str],
        "example?": [str],
        "code?": [str],
        "error?": [str],
        "explanation?": [str],
        "value?": [str],
        "operation?": [str],
        "operation_method?": [str],
        "release_version?": [str],
    },
    "words": {"true": [str], "false": [str], "empty": [str]},
    "operation": {"methods": [str]},
    "places": TEXTS,
    "types": TEXTS,
    "type_patterns": {"array": [PATTERN], "map": [PATTERN]},
    "models": {"operation_scoped": [str]},
    "releases": {"version": PATTERN},
}
