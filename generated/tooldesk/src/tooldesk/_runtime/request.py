"""From an operation and its arguments to a request; no input or output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import uuid4

from ..errors import InvalidRequestError
from .body import Payload, encode_body
from .media import is_json
from .model import member
from .operation import Operation, Parameter
from .serialize import cookie_text, header_text, path_text, query_pairs, scalar
from .service import Service
from .unset import UNSET
from .url import check_header, fill, fill_server, has_dot_segment

_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A request that any attempt can be built from; everything but its signature."""

    method: str
    route: str
    url: str
    headers: Mapping[str, str]
    payload: Payload
    idempotent: bool
    region: str


def prepare(
    operation: Operation[Any],
    arguments: Mapping[str, object],
    body: object,
    *,
    service: Service,
    base_url: str | None,
    defaults: Mapping[str, object],
    headers: Mapping[str, str],
    content_type: str | None = None,
) -> Prepared:
    """Returns the request of a call.

    base_url is the user's, if any; it replaces the service's and the operation's own.
    Raises InvalidRequestError for arguments that are missing or cannot be sent.
    """
    values = _values(operation, arguments, defaults)
    payload = encode_body(operation.bodies, body, content_type)
    path = _path(operation, values)
    server = base_url or operation.server or service.servers[0]
    known = {**service.server_variables, **operation.server_variables}
    server = fill_server(server, lambda n: _server_value(n, values, defaults, known))
    query = _query(values)
    separator = "&" if "?" in operation.path else "?"
    return Prepared(
        method=operation.method,
        route=operation.path,
        url=server.rstrip("/") + path + (f"{separator}{query}" if query else ""),
        headers=_headers(operation, values, headers, payload.content_type),
        payload=payload,
        idempotent=operation.method in _IDEMPOTENT
        or any(parameter.idempotency for parameter in operation.parameters)
        or any(b.idempotency for b in operation.bodies),
        region=_region(service, values, body),
    )


def _values(
    operation: Operation[Any],
    arguments: Mapping[str, object],
    defaults: Mapping[str, object],
) -> dict[str, tuple[Parameter, object]]:
    """Returns the parameters that are sent, by place and name."""
    values: dict[str, tuple[Parameter, object]] = {}
    for parameter in _parameters(operation, arguments):
        value = arguments.get(parameter.key or parameter.name, UNSET)
        if value is None and not parameter.nullable:
            value = UNSET
        if value is UNSET and parameter.client_default:
            value = defaults.get(parameter.client_default)
            value = UNSET if value is None else value
        if value is UNSET and parameter.idempotency:
            value = str(uuid4())
        if value is not UNSET:
            values[f"{parameter.place} {parameter.name}"] = (parameter, value)
        elif parameter.required or parameter.place == "path":
            hint = " (or give it to the client)" if parameter.client_default else ""
            raise InvalidRequestError(f"{parameter.name} is required{hint}")
    return values


def _parameters(
    operation: Operation[Any], arguments: Mapping[str, object]
) -> Iterable[Parameter]:
    """Returns the parameters of a call, in the order of its arguments."""
    declared = {each.key or each.name: each for each in operation.parameters}
    found = {
        key: declared.get(key) or _plain(key, "{" + key + "}" in operation.path)
        for key in arguments
    }
    return (found | declared).values()


@cache
def _plain(name: str, is_in_path: bool) -> Parameter:
    return Parameter(name, "path" if is_in_path else "query")


def _path(
    operation: Operation[Any], values: Mapping[str, tuple[Parameter, object]]
) -> str:
    def value(name: str) -> str:
        if f"path {name}" not in values:
            raise InvalidRequestError(f"{name} is required, it is part of the path")
        return path_text(*values[f"path {name}"])

    path = fill(operation.path, value)
    if has_dot_segment(path):
        raise InvalidRequestError("the path has a dot-segment")
    return path


def _server_value(
    name: str,
    values: Mapping[str, tuple[Parameter, object]],
    defaults: Mapping[str, object],
    known: Mapping[str, str],
) -> str:
    """The call's own value, else the client's, else what the document presumes."""
    for place in ("server", "path"):
        if f"{place} {name}" in values:
            return scalar(values[f"{place} {name}"][1])
    given = defaults.get(name)
    value = known.get(name) if given is None else given
    if value is None:
        raise InvalidRequestError(f"{name} is required, it is part of the address")
    return scalar(value)


def _query(values: Mapping[str, tuple[Parameter, object]]) -> str:
    pairs = [
        pair
        for parameter, value in values.values()
        if parameter.place == "query"
        for pair in query_pairs(parameter, value)
    ]
    return "&".join(f"{name}={value}" for name, value in pairs)


def _headers(
    operation: Operation[Any],
    values: Mapping[str, tuple[Parameter, object]],
    given: Mapping[str, str],
    content_type: str,
) -> dict[str, str]:
    headers = {"accept": _accept(operation)}
    if content_type:
        headers["content-type"] = content_type
    cookies: list[str] = []
    for parameter, value in values.values():
        if parameter.place == "header":
            headers[parameter.name.lower()] = header_text(parameter, value)
        elif parameter.place == "cookie":
            cookies.append(cookie_text(parameter, value))
    if any(cookies):
        headers["cookie"] = "; ".join(filter(None, cookies))
    headers.update((name.lower(), value) for name, value in given.items())
    for name, value in headers.items():
        check_header(name, value)
    return headers


def _accept(operation: Operation[Any]) -> str:
    """What calls return: JSON alone where the service could also send something else."""
    contents = [c for group in operation.responses.values() for c in group]
    types = dict.fromkeys(content.media_type for content in contents)
    json = [media_type for media_type in types if is_json(media_type)]
    return ", ".join(json or types) or "*/*"


def _region(
    service: Service, values: Mapping[str, tuple[Parameter, object]], body: object
) -> str:
    """The region that the signature is for: the request's own, wherever it is."""
    if service.signing is None:
        return ""
    name = service.signing.region_parameter
    for place in ("path", "server", "query"):
        if f"{place} {name}" in values:
            return scalar(values[f"{place} {name}"][1])
    region = member(body, name)
    return scalar(region) if region else service.signing.default_region
