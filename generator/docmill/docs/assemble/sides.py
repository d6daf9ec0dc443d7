"""Which examples show the request and which the response."""

from __future__ import annotations

from dataclasses import dataclass, field

from docmill.docs.assemble.json_schemas import is_schema
from docmill.docs.infer.http_message import Message
from docmill.docs.lexicon.lexicon import Place
from docmill.docs.outline.contents import Contents, Shown, Side
from docmill.openapi.document import Json, is_list, is_map

# JSON below nothing but the parameters of a path is the body: an operation with other
# parameters may well have none, and shows its response.
_BESIDE_PATH: tuple[Place | None, ...] = (
    None, "body", "form", "query", "header", "cookie",
)  # fmt: skip


@dataclass(slots=True)
class Sides:
    """Messages by side, each with the code block it stands in."""

    request: list[tuple[Shown, Message]] = field(
        default_factory=list[tuple[Shown, Message]]
    )
    response: list[tuple[Shown, Message]] = field(
        default_factory=list[tuple[Shown, Message]]
    )

    @property
    def query(self) -> frozenset[str]:
        """The names in the query strings of example requests."""
        return frozenset(name for _, m in self.request for name, _ in m.query)

    @property
    def body(self) -> frozenset[str]:
        """The top-level names in the bodies of example requests."""
        names: set[str] = set()
        for _, message in self.request:
            names |= {name for name, _ in message.form}
            if message.body_json is not None:
                names |= top_names(message.body_json.value)
        return frozenset(names)


def top_names(value: Json) -> frozenset[str]:
    """The names of the members of an example; of an array those of its first item."""
    if is_list(value):
        value = value[0] if value else None
    return frozenset(value) if is_map(value) else frozenset()


def sides(read: Contents, method: str) -> Sides:
    """Tell requests from responses.

    The kind of message decides, then the heading, then what stands around: JSON behind a
    curl command is its response; JSON with most fields of the request is the request. JSON
    that follows the parameters of a GET is its response, though no label says so.
    """
    result = Sides()
    request_names = _names(read, "request")
    other_names = _names(read, "request", _BESIDE_PATH)
    response_names = _names(read, "response")
    after_request = False
    for shown in read.shown:
        for message in shown.messages:
            if message.body_json is not None and is_schema(message.body_json.value):
                continue
            side = _side(
                shown,
                message,
                after_request,
                method,
                request_names,
                other_names,
                response_names,
                result,
            )
            getattr(result, side).append((shown, message))
            after_request = side == "request"
    return result


def _names(
    read: Contents, side: Side, places: tuple[Place | None, ...] | None = None
) -> frozenset[str]:
    """The names of the fields of a side; `places`: of those that are sent there alone."""
    return frozenset(
        row.name
        for group in read.groups
        if (group.side or "request") == side
        and (places is None or group.place in places)
        for row in group.statements
    )


def _side(
    shown: Shown,
    message: Message,
    after_request: bool,
    method: str,
    request_names: frozenset[str],
    other_names: frozenset[str],
    response_names: frozenset[str],
    result: Sides,
) -> Side:
    if message.kind in ("request", "curl", "url", "form"):
        return "request"
    if message.kind == "response" or message.status:
        return "response"
    if after_request and result.request[-1][0] is shown:
        return "response"
    names = (
        top_names(message.body_json.value) if message.body_json else frozenset[str]()
    )
    mostly_asked = len(names & request_names) * 2 > len(names)
    if shown.loose and mostly_asked:
        return "request"
    is_body = method not in ("GET", "HEAD") and not other_names
    if shown.side is not None and (not shown.loose or is_body):
        return shown.side
    if (
        shown.error
        or shown.status
        or after_request
        or method in ("GET", "HEAD", "DELETE", "OPTIONS")
    ):
        return "response"
    if names & response_names and not names <= request_names:
        return "response"
    if mostly_asked:
        return "request"
    if result.request and any(m.body for _, m in result.request):
        return "response"
    return "response" if other_names else "request"
