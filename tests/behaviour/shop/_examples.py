"""The documented answers of the operations."""

from collections.abc import Mapping

from ._runtime.operation import Example

EXAMPLES: Mapping[str, Example] = {
    "getItem": Example(
        method="GET",
        path="/regions/{regionId}/items/{itemId}",
        body={
            "requestId": "r-1",
            "result": {"itemId": "i-1", "count": 3, "state": "NEW"},
        },
    ),
    "createItem": Example(method="POST", path="/regions/{regionId}/items"),
    "listItems": Example(
        method="GET",
        path="/regions/{regionId}/items",
        position="pageNumber",
        first="1",
        body={"result": {"items": [{"itemId": "i-1"}], "totalCount": 9}},
    ),
}
