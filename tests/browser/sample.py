"""A small reference, written by hand: one of everything that a page can show."""

from __future__ import annotations

from docmill.publish.model import (
    Access,
    Body,
    Constraint,
    Content,
    Finding,
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

BOOK = Link(label="Book", href="#schema-book")
SHELF = Link(label="Shelf", href="#schema-shelf")
PAGE = Source(label="shelves.md:12", url="https://docs.example.com/shelves.md#L12")

SHELF_FIELDS = (
    field("color", "string", "What it is painted with.", default="oak", source=PAGE),
    field("books", "array of Book", "All that stand on it.", schema=BOOK),
    field("left", "Shelf", "Its neighbour.", schema=SHELF, nullable=True),
)
BOOK_FIELDS = (
    field(
        "title",
        "string",
        "As printed on the spine.",
        required=True,
        constraints=(
            Constraint(keyword="minLength", value="1"),
            Constraint(keyword="maxLength", value="200"),
        ),
        examples=('"The Mill on the Floss"',),
    ),
    field(
        "state",
        "string",
        "Where it is now.",
        allowed=("STANDING", "LENT", "LOST"),
        read_only=True,
    ),
    field(
        "cover",
        "object",
        "What is around it.",
        badge="deprecated",
        children=(field("paper", "string", anchor="field-cover-paper"),),
    ),
)

ANSWER = Content(
    media_type="application/json",
    value=field(
        "",
        "Shelf",
        schema=SHELF,
        anchor="ok-body",
        children=(field("color", "string", anchor="ok-color"),),
    ),
    examples=(code("", "json", '{\n  "color": "oak",\n  "books": []\n}'),),
)
FAILURE = Content(
    media_type="application/json",
    value=field(
        "",
        "object",
        anchor="error-body",
        children=(field("message", "string", anchor="error-message"),),
    ),
)

PAINT = Operation(
    anchor="paintShelf",
    operation_id="paintShelf",
    method="POST",
    path="/rooms/{roomId}/shelves/{shelfId}/paint",
    title="Paint a shelf",
    badge="new",
    description=prose("Gives a shelf another color. The books stay where they are."),
    servers=(),
    access=((Link(label="key", href="#access-key"),),),
    parameters={
        "path": (
            field("roomId", "string", "The room.", required=True, anchor="p-room"),
            field("shelfId", "string", "The shelf.", required=True, anchor="p-shelf"),
        ),
        "query": (
            field(
                "coats",
                "integer",
                "How often to paint.",
                anchor="p-coats",
                default="1",
                constraints=(
                    Constraint(keyword="minimum", value="1"),
                    Constraint(keyword="maximum", value="5"),
                ),
            ),
        ),
    },
    body=Body(
        description=None,
        required=True,
        contents=(
            Content(
                media_type="application/json",
                value=field(
                    "",
                    "object",
                    anchor="paint-body",
                    children=(
                        field("color", "string", required=True, anchor="paint-color"),
                        field("books", "array of Book", schema=BOOK, anchor="b-books"),
                    ),
                ),
            ),
        ),
    ),
    responses=(
        Response(
            anchor="paint-200",
            status="200",
            phrase="OK",
            is_error=False,
            description=prose("The shelf as it is now."),
            headers=(field("X-Request-Id", "string", anchor="h-request"),),
            contents=(ANSWER,),
        ),
        Response(
            anchor="paint-404",
            status="404",
            phrase="Not Found",
            is_error=True,
            description=prose("There is no such shelf."),
            headers=(),
            contents=(FAILURE,),
            source=PAGE,
        ),
    ),
    samples=(
        code(
            "Python",
            "python",
            "from library import Client\n\nwith Client() as library:\n"
            '    shelf = library.paint_shelf(room_id="hall", shelf_id="3", color="red")\n'
            "    print(shelf.color)",
        ),
        code("Python async", "python", "shelf = await library.paint_shelf()"),
        code("curl", "bash", "curl -X POST https://library.example.com/v1/rooms/hall"),
    ),
    external=None,
    source=PAGE,
)

LIST = Operation(
    anchor="listShelves",
    operation_id="listShelves",
    method="GET",
    path="/rooms/{roomId}/shelves",
    title="List the shelves of a room",
    badge="deprecated",
    description=None,
    servers=("https://old.library.example.com",),
    access=((),),
    parameters={},
    body=None,
    responses=(
        Response(
            anchor="list-204",
            status="204",
            phrase="No Content",
            is_error=False,
            description=None,
            headers=(),
            contents=(),
        ),
    ),
    samples=PAINT.samples,
    external=Link(label="More on shelves", href="https://example.com/shelves"),
    source=None,
)

REFERENCE = Reference(
    name="library",
    language="en",
    title="Library",
    version="1.2.0",
    summary="Rooms, shelves and the books on them.",
    description=prose("An interface for those who keep books."),
    facts=(Link(label="The librarian", href="mailto:librarian@example.com"),),
    quick_start=(code("Python", "python", "pip install library"),),
    servers=(
        Server(
            url="https://library.example.com/v1",
            description=prose("The library in town."),
            variables=(),
        ),
    ),
    access=(
        Access(
            anchor="access-key",
            name="key",
            kind="apiKey",
            description=prose("Ask the librarian for one."),
            facts=(("header", "X-Key"),),
        ),
    ),
    groups=(
        Group(
            anchor="tag-shelves",
            title="Shelves",
            description=prose("Where books stand."),
            operations=(PAINT, LIST),
        ),
    ),
    webhooks=(),
    schemas=(
        Schema(
            anchor="schema-book",
            name="Book",
            value=field("", "object", anchor="book", children=BOOK_FIELDS),
            used_by=(Link(label="paintShelf", href="#paintShelf"),),
        ),
        Schema(
            anchor="schema-shelf",
            name="Shelf",
            value=field("", "object", anchor="shelf", children=SHELF_FIELDS),
            used_by=(),
        ),
    ),
    findings=(
        Finding(
            severity="warning",
            code="table-cells-missing",
            message="row has 3 cells under 5 headings",
            hint="the missing cells were read as empty",
            source=PAGE,
        ),
    ),
)
