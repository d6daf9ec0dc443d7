"""A small reference, as the tests of what is made from one take it."""

from __future__ import annotations

from docmill.publish.model import (
    Access,
    Body,
    Constraint,
    Content,
    Field,
    Group,
    Link,
    Operation,
    Reference,
    Response,
    Schema,
    Server,
    Source,
)
from published import code, field, prose

NAME = field(
    "name",
    "string",
    "The name | of the disk.\n\nShort.",
    anchor="schema-Disk-name",
    required=True,
    constraints=(Constraint(keyword="maxLength", value="32"),),
)
TAG = field(
    "tags",
    "array of object",
    anchor="schema-Disk-tags",
    children=(field("key", "string", anchor="schema-Disk-tags-key"),),
)
DISK = field(
    "",
    "object",
    "A disk.",
    anchor="schema-Disk-value",
    children=(NAME, TAG),
    source=Source(label="docs/disk.md:3", url="https://example.com/disk.md#L3"),
)
DISK_LINK = Link(label="Disk", href="#schema-Disk")
SIZE = field(
    "size",
    "integer",
    "How many.",
    anchor="operation-listDisks-query-size",
    default="10",
    allowed=("10", "20"),
)


def content(value: Field) -> Content:
    """A body of JSON."""
    return Content(
        media_type="application/json",
        value=value,
        examples=(code("Example", "json", '{"name": "a"}'),),
    )


def operation(name: str, method: str, path: str, **values: object) -> Operation:
    """An operation with nothing in it but what is given."""
    base: dict[str, object] = {
        "anchor": f"operation-{name}",
        "operation_id": name,
        "method": method,
        "path": path,
        "title": name,
        "badge": None,
        "description": None,
        "servers": (),
        "access": (),
        "parameters": {},
        "body": None,
        "responses": (),
        "samples": (),
        "external": None,
        "source": None,
    }
    return Operation(**{**base, **values})  # type: ignore[arg-type]


LIST = operation(
    "listDisks",
    "GET",
    "/disks",
    title="List the disks",
    description=prose("All disks.\n\n```\nan open fence"),
    access=((Link(label="token", href="#access-token"),),),
    parameters={"query": (SIZE,)},
    responses=(
        Response(
            anchor="operation-listDisks-200",
            status="200",
            phrase="OK",
            is_error=False,
            description=prose("The disks."),
            headers=(field("X-Total", "integer", anchor="h"),),
            contents=(
                content(field("", "array of Disk", anchor="v", schema=DISK_LINK)),
            ),
        ),
    ),
    samples=(code("Python", "python", "client.list_disks()"),),
    source=Source(label="docs/list.md:1", url=""),
)
CREATE = operation(
    "createDisk",
    "POST",
    "/disks",
    title="Create a disk",
    badge="deprecated",
    body=Body(
        description=None,
        required=True,
        contents=(
            content(
                field("", "Disk", anchor="b", schema=DISK_LINK, children=(NAME, TAG))
            ),
        ),
    ),
)
REFERENCE = Reference(
    name="disks",
    language="en",
    title="Disks",
    version="1.2.0",
    summary="Keeps disks.",
    description=prose("About *disks*."),
    facts=(),
    quick_start=(),
    servers=(Server(url="https://disks.example.com", description=None, variables=()),),
    access=(
        Access(
            anchor="access-token",
            name="token",
            kind="HTTP bearer",
            description=None,
            facts=(),
        ),
    ),
    groups=(
        Group(
            anchor="group-disks",
            title="disk",
            description=None,
            operations=(LIST, CREATE),
        ),
    ),
    webhooks=(),
    schemas=(
        Schema(
            anchor="schema-Disk",
            name="Disk",
            value=DISK,
            used_by=(Link(label="List the disks", href="#operation-listDisks"),),
        ),
    ),
    findings=(),
)
