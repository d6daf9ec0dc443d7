"""What a service looks like: plain declarations, written by the generator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .operation import TypeThunk


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ErrorEnvelope:
    """Where the members of an error body are; dotted paths, the first that is there wins.

    member: the member that marks an answer as an error even when its status is 2xx.
    final: codes that no retry can help, whatever their status.
    """

    member: str = ""
    code: tuple[str, ...] = ("error.code", "code", "error")
    message: tuple[str, ...] = ("error.message", "message", "detail", "title")
    status: tuple[str, ...] = ()
    details: tuple[str, ...] = ("error.details", "details", "errors")
    request_id: tuple[str, ...] = ("requestId", "request_id")
    request_id_headers: tuple[str, ...] = ("x-request-id",)
    final: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Signing:
    """The names a signature is made of: scope, headers, environment variables."""

    scheme: str
    service: str
    region_parameter: str
    default_region: str
    date_header: str
    nonce_header: str
    token_header: str
    algorithm_header: str = ""
    env_access_key: str = ""
    env_secret_key: str = ""
    env_security_token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Service:
    """One service: its names, addresses, default security and error bodies.

    errors: what the body of an error is, by status, range of statuses or "default"; it
    holds for the operations that name the status. error: where its members are.
    """

    name: str
    package: str
    version: str
    servers: tuple[str, ...]
    server_variables: Mapping[str, str] = field(default_factory=dict[str, str])
    security: tuple[tuple[str, ...], ...] = ()
    errors: Mapping[str, TypeThunk] = field(default_factory=dict[str, "TypeThunk"])
    error: ErrorEnvelope = field(default_factory=ErrorEnvelope)
    signing: Signing | None = None
