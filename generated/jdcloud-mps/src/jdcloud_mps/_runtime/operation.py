"""What an operation looks like: plain declarations, written by the generator."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, Generic, Literal, TypeAlias, TypeVar

T_co = TypeVar("T_co", covariant=True)

TypeThunk: TypeAlias = Callable[[], Any]
"""Returns a type such as `list[Pet]`; a thunk, so that models load on first use."""

File: TypeAlias = (
    bytes
    | IO[bytes]
    | tuple[str, bytes | IO[bytes]]
    | tuple[str, bytes | IO[bytes], str]
    | tuple[str, bytes | IO[bytes], str, Mapping[str, str]]
)
"""A file of a form: its content; or name and content, then a media type, then headers."""

Upload: TypeAlias = bytes | IO[bytes] | Iterable[bytes] | AsyncIterable[bytes]
"""A body that is sent as it is. Only bytes and files can be sent again."""


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """A parameter outside the body.

    style and explode are OpenAPI's, "" and None standing for the default of the place;
    "indexed" writes `name.1`, `name.1.member`, "json" one JSON text, "text" plain text.
    allow_empty sends the name of a list without items.
    client_default names the value given to the client once. An idempotency parameter is
    filled with one value for all attempts of a call. key is its name in the mapping of
    arguments, by default the wire name.
    """

    name: str
    place: Literal["path", "query", "header", "cookie", "server"]
    required: bool = False
    style: str = ""
    explode: bool | None = None
    allow_reserved: bool = False
    allow_empty: bool = False
    nullable: bool = False
    client_default: str = ""
    idempotency: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """One media type of an answer; without a type: JSON as it is, text, or bytes.

    inferred tells that the type was derived from an example: what does not fit it is a
    warning where it would be an error.
    """

    type: TypeThunk | None = None
    media_type: str = "application/json"
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Encoding:
    """How a member of a form is written: its media type and headers, or a style."""

    content_type: str = ""
    parameter: Parameter | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """One media type of a request body.

    With `fields` the body comes as a mapping of members: None and UNSET are left out,
    except None for a member named in `nullable`. `idempotency` names a member, `without`
    those that only other media types of the operation have.
    """

    media_type: str
    fields: bool = False
    required: bool = False
    nullable: tuple[str, ...] = ()
    idempotency: str = ""
    without: tuple[str, ...] = ()
    encodings: Mapping[str, Encoding] = field(default_factory=dict[str, Encoding])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pagination:
    """How an operation pages.

    page, size, marker, offset are keys of the arguments (members of the body with
    `in_body`); items, total, next_marker, more are paths of wire names in the answer.
    """

    style: Literal["page", "offset", "marker"]
    page: str = ""
    size: str = ""
    marker: str = ""
    offset: str = ""
    in_body: bool = False
    items: tuple[str, ...]
    total: tuple[str, ...] = ()
    next_marker: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    first_page: int = 1
    default_size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Operation(Generic[T_co]):
    """One operation; T_co is what its call returns.

    route: method and path. parameters: those whose name does not say all. Another
    argument is part of the path where the path names it, else of the query. errors:
    statuses with the body that the service has for them; own_errors: those with another
    one.
    responses: by status ("200"), range ("2XX") or "default"; an empty tuple means that
    no content is documented. security: alternatives, each a set of schemes that are
    needed together; None stands for the service's own. server: a URL that replaces the
    service's, unless the user gave a base_url; server_variables are the defaults of its
    placeholders.
    """

    route: str
    parameters: tuple[Parameter, ...] = ()
    bodies: tuple[Body, ...] = ()
    responses: Mapping[str, tuple[Content, ...]] = field(
        default_factory=dict[str, tuple[Content, ...]]
    )
    errors: tuple[str, ...] = ()
    own_errors: Mapping[str, TypeThunk] = field(default_factory=dict[str, TypeThunk])
    security: tuple[tuple[str, ...], ...] | None = None
    server: str = ""
    server_variables: Mapping[str, str] = field(default_factory=dict[str, str])
    pagination: Pagination | None = None

    @property
    def method(self) -> str:
        """The first part of the route."""
        return self.route.partition(" ")[0]

    @property
    def path(self) -> str:
        """The second part of the route, with its placeholders in braces."""
        return self.route.partition(" ")[2]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Example:
    """An operation's documented answer, for the stand-in of the package's testing.

    It is a listing's last page: position names the page number, offset or marker of a
    request, and where that is there and not first, the answer is empty. fixed is what every
    request says by name, in its query, headers or body.
    """

    method: str
    path: str
    status: int = 200
    body: Any = None
    media_type: str = "application/json"
    position: str = ""
    first: str = ""
    fixed: tuple[tuple[str, str], ...] = ()
