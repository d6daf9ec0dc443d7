"""What the documentation shows that each operation answers."""

from collections.abc import Mapping

from ._runtime.operation import Example

# fmt: off
EXAMPLES: Mapping[str, Example] = {
    "listTools": Example(method="GET", path="/tools", status=200, body={"items": [{"id": 17, "name": "Tile cutter", "category": "metal", "available": True, "deposit": {"amount": 40.5, "currency": "EUR"}, "tags": ["heavy", "two persons"], "created_at": "2026-03-02T09:30:00Z"}], "total": 1}, media_type="application/json"),
    "createTool": Example(method="POST", path="/tools", status=201, body={"id": 17, "name": "Tile cutter", "category": "metal", "available": True, "deposit": {"amount": 40.5, "currency": "EUR"}, "tags": ["heavy", "two persons"], "created_at": "2026-03-02T09:30:00Z"}, media_type="application/json"),
    "getTool": Example(method="GET", path="/tools/{tool_id}", status=200, body={"id": 17, "name": "Tile cutter", "category": "metal", "available": True, "deposit": {"amount": 40.5, "currency": "EUR"}, "tags": ["heavy", "two persons"], "created_at": "2026-03-02T09:30:00Z"}, media_type="application/json"),
    "deleteTool": Example(method="DELETE", path="/tools/{tool_id}", status=204),
    "lendTool": Example(method="POST", path="/tools/{tool_id}/loans", status=201, body={"id": "L-2093", "tool_id": 17, "state": "open", "member": {"name": "Ada Berg", "email": "ada@tooldesk.example"}, "due_on": "2026-03-05", "returned_at": None}, media_type="application/json"),
    "listLoans": Example(method="GET", path="/loans", status=200, body={"items": [{"id": "L-2093", "tool_id": 17, "state": "open", "member": {"name": "Ada Berg", "email": "ada@tooldesk.example"}, "due_on": "2026-03-05", "returned_at": None}], "total": 1}, media_type="application/json"),
    "returnTool": Example(method="POST", path="/loans/{loan_id}/return", status=200, body={"id": "id", "state": "state", "returned_at": "returned-at", "fee": {"amount": 1.0, "currency": "currency"}}, media_type="application/json"),
}
