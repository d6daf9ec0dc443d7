"""A small reference, as the tests of what is made from one take it."""

from __future__ import annotations

from docmill.publish.model import (
    Access,
    Body,
    Code,
    Constraint,
    Content,
    Field,
    Group,
    Html,
    Link,
    Operation,
    Prose,
    Reference,
    Response,
    Schema,
    Server,
    Source,
)


def prose(text: str) -> Prose:
    """A description."""
    return Prose(html=Html(f"<p>{text}</p>"), markdown=text)


def code(label: str, language: str, text: str) -> Code:
    """A piece of code without colours."""
    return Code(label=label, language=language, text=text, html=Html(text))


NAME = Field(
    anchor="schema-Disk-name",
    name="name",
    type="string",
    required=True,
    description=prose("The name | of the disk.\n\nShort."),
    constraints=(Constraint(keyword="maxLength", value="32"),),
)
TAG = Field(
    anchor="schema-Disk-tags",
    name="tags",
    type="array of object",
    children=(Field(anchor="schema-Disk-tags-key", name="key", type="string"),),
)
DISK = Field(
    anchor="schema-Disk-value",
    name="",
    type="object",
    description=prose("A disk."),
    children=(NAME, TAG),
    source=Source(label="docs/disk.md:3", url="https://example.com/disk.md#L3"),
)
DISK_LINK = Link(label="Disk", href="#schema-Disk")
SIZE = Field(
    anchor="operation-listDisks-query-size",
    name="size",
    type="integer",
    default="10",
    allowed=("10", "20"),
    description=prose("How many."),
)


def content(field: Field) -> Content:
    """A body of JSON."""
    return Content(
        media_type="application/json",
        value=field,
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
            headers=(Field(anchor="h", name="X-Total", type="integer"),),
            contents=(
                content(
                    Field(
                        anchor="v",
                        name="",
                        type="array of Disk",
                        schema=DISK_LINK,
                    )
                ),
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
                Field(
                    anchor="b",
                    name="",
                    type="Disk",
                    schema=DISK_LINK,
                    children=(NAME, TAG),
                )
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
