"""The committed client of the English example: create, lend, list and return."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

REPOSITORY = Path(__file__).parents[2]
SOURCE = REPOSITORY / "generated/tooldesk/src"
PAGE = (REPOSITORY / "spec/tooldesk/docs/api.md").read_text("utf-8")


@pytest.fixture
def tooldesk(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(SOURCE)
    return importlib.import_module("tooldesk")


@pytest.fixture
def desk(tooldesk: Any) -> Iterator[tuple[Any, Any]]:
    """A client and the stand-in that it talks to."""
    service = importlib.import_module("tooldesk.testing").StandIn()
    with tooldesk.Client(
        token="secret", http_client=service.client(), validation="strict"
    ) as client:
        yield client, service


def test_a_tool_is_created_lent_and_returned(desk: tuple[Any, Any]) -> None:
    client, service = desk
    tool = client.create_tool(
        name="Tile cutter", category="metal", deposit={"amount": 40.5}
    )
    loan = client.lend_tool(tool_id=tool.id, member={"name": "Ada Berg"}, days=3)
    client.return_tool(loan_id=loan.id, condition="good")
    created, lent, returned = service.calls
    assert created.json == {
        "name": "Tile cutter",
        "category": "metal",
        "deposit": {"amount": 40.5},
    }
    assert (lent.method, lent.path) == ("POST", "/v1/tools/17/loans")
    assert lent.json == {"member": {"name": "Ada Berg"}, "days": 3}
    assert returned.path_params == {"loan_id": "L-2093"}
    assert returned.json == {"condition": "good"}


def test_responses_are_the_examples_of_the_page(desk: tuple[Any, Any]) -> None:
    client, service = desk
    tools = client.list_tools(category="wood", available=True, page=2, per_page=50)
    assert tools.items[0].deposit.amount == 40.5
    assert tools.items[0].created_at.year == 2026
    assert client.list_loans(state="open").items[0].member.name == "Ada Berg"
    assert client.delete_tool(tool_id=17) is None
    assert service.calls[0].query == {
        "category": "wood",
        "available": "true",
        "page": "2",
        "per_page": "50",
    }


def test_every_request_has_the_token(desk: tuple[Any, Any]) -> None:
    client, service = desk
    client.get_tool(tool_id=17)
    assert service.calls[0].headers["authorization"] == "Bearer secret"


def test_a_refusal_is_an_error_of_its_status(
    tooldesk: Any, desk: tuple[Any, Any]
) -> None:
    client, service = desk
    error = json.loads(PAGE.partition("## Errors")[2].split("```")[1].lstrip("json"))
    service.reply("lendTool", httpx2.Response(409, json=error))
    with pytest.raises(tooldesk.errors.ConflictError, match="409"):
        client.lend_tool(tool_id=17, member={"name": "Ada Berg"})
