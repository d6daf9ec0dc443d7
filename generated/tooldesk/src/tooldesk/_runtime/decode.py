"""Bodies to values: JSON as RFC 8259 has it, text, bytes."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Any

from pydantic_core import from_json

from ..errors import DecodeError
from .media import covers, is_json, is_text
from .operation import Content, Operation, TypeThunk
from .options import Validation
from .validation import validate


def decode(
    operation: Operation[Any],
    status: int,
    media_type: str,
    content: bytes,
    validation: Validation,
) -> Any:
    """Returns the value of a successful answer.

    What the operation declares for the status decides the type; an answer it does not
    declare is given as JSON, text or bytes, by its media type. Raises DecodeError, and
    ResponseValidationError if validation is "strict".
    """
    if status in (204, 205) or operation.method == "HEAD":
        return None
    contents = _declared(operation.responses, status)
    if contents is None:
        return _undeclared(media_type, content)
    if not contents:
        return None
    declared = _pick(contents, media_type)
    if _is_json(declared):
        return _json_value(declared, content, validation)
    if is_text(declared.media_type):
        return decode_text(media_type, content)
    return content


def decode_error(
    operation: Operation[Any],
    usual: Mapping[str, TypeThunk],
    status: int,
    content: bytes,
) -> Any:
    """Returns the body of an error in its declared type, as far as it fits.

    usual are the types of the service, for statuses that the operation names alone.
    None where the operation declares none for the status, or the body is not JSON.
    """
    declared = {key: usual[key] for key in operation.errors}
    declared |= operation.own_errors
    found = next((declared[key] for key in _keys(status) if key in declared), None)
    try:
        return found and validate(json_text(content), found, "lenient")
    except DecodeError:
        return None


def _keys(status: int) -> tuple[str, ...]:
    return str(status), f"{status // 100}XX", "default"


def _declared(
    responses: Mapping[str, tuple[Content, ...]], status: int
) -> tuple[Content, ...] | None:
    return next((responses[key] for key in _keys(status) if key in responses), None)


def _pick(contents: tuple[Content, ...], media_type: str) -> Content:
    for content in contents:
        if covers(content.media_type, media_type):
            return content
    return contents[0]


def _is_json(declared: Content) -> bool:
    """A wildcard that covers JSON is JSON where the type of the value is known."""
    is_typed = declared.type is not None
    covered = is_typed and covers(declared.media_type, "application/json")
    return covered or is_json(declared.media_type)


def _undeclared(media_type: str, content: bytes) -> Any:
    if not content:
        return None
    if is_json(media_type):
        return parse_json(content)
    if is_text(media_type):
        return decode_text(media_type, content)
    return content


def _json_value(declared: Content, content: bytes, validation: Validation) -> Any:
    text = json_text(content)
    if declared.type is None:
        return parse_json(text)
    if declared.inferred and validation == "strict":
        validation = "warn"
    return validate(text, declared.type, validation)


def json_text(content: bytes) -> bytes:
    """Returns JSON as UTF-8. Its first bytes tell the encoding; a charset is ignored."""
    if not content.strip():
        raise DecodeError("the body is empty, JSON was expected")
    if content.lstrip()[:1] == b"<":
        raise DecodeError("the body is HTML or XML, JSON was expected")
    if content.startswith(codecs.BOM_UTF8):
        return content[3:]
    encoding = _wide_encoding(content[:4])
    if not encoding:
        return content
    try:
        return content.decode(encoding).lstrip("\ufeff").encode()
    except UnicodeError:
        raise DecodeError(f"the body is not valid {encoding}") from None


def _wide_encoding(head: bytes) -> str:
    """RFC 4627, section 3: JSON begins with two ASCII characters; zeros tell the rest."""
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    zeros = "".join("0" if byte == 0 else "x" for byte in head)
    return {
        "000x": "utf-32-be",
        "x000": "utf-32-le",
        "0x0x": "utf-16-be",
        "x0x0": "utf-16-le",
        "0x": "utf-16-be",
        "x0": "utf-16-le",
    }.get(zeros, "")


def parse_json(content: bytes) -> Any:
    """Returns JSON as Python has it.

    The last of two members of one name wins, integers are exact, NaN and Infinity are
    kept. Raises DecodeError for what is not JSON, nested over 200 levels, or has an
    integer of over 4,300 digits.
    """
    try:
        return from_json(json_text(content))
    except ValueError as error:
        message = f"the body is not valid JSON: {error}"
    raise DecodeError(message)


def decode_text(media_type: str, content: bytes) -> str:
    """Returns text; UTF-8, since a charset that a header names is not to be trusted."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DecodeError(f"the body ({media_type}) is not valid UTF-8") from None
