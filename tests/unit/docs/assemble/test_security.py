"""Who must show credentials: all operations, one, or none."""

from __future__ import annotations

from typing import Any

import pytest

from docmill.docs.infer.security import says_public
from unit.docs.assemble.any import document, read

BEARER = (
    "# Lamps\n\nSend the token as `Authorization: Bearer KEY` with every request.\n\n"
)


def _security(*texts: str) -> dict[str, Any]:
    return {
        path: operation.get("security")
        for path, item in document(*texts)["paths"].items()
        for operation in item.values()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No authentication required.", True),
        ("**Public** — for everybody", True),
        ("This is a public endpoint.", True),
        ("It does not require a token", True),
        ("Authentication is not needed", True),
        ("无需登录", True),
        ("認証は不要です", True),
        ("Pública (sem autenticação)", True),
        ("Keine Authentifizierung nötig", True),
        ("Не требует авторизации", True),
        ("No token is needed if the lamp is on.", False),
        ("The public key of the lamp", False),
        ("Authentication required", False),
    ],
)
def test_texts_that_say_that_no_credentials_are_needed(
    text: str, expected: bool
) -> None:
    assert says_public(text) is expected


@pytest.mark.parametrize(
    "told",
    [
        "**Auth:** none",
        "**Authentication:** No",
        "Returns it. No authentication required.",
        "- **Auth required**: NO",
    ],
)
def test_an_operation_without_credentials(told: str) -> None:
    page = (
        f"{BEARER}## Read\n\n`GET /lamps/{{id}}`\n\n{told}\n\n## All\n\n`GET /lamps`\n"
    )
    assert _security(page) == {"/lamps/{id}": [], "/lamps": None}


def test_a_column_says_who_needs_credentials() -> None:
    rows = "| POST | /login | Log in | No |\n| GET | /lamps | All | Yes |\n"
    head = "| Method | Path | What | Auth |\n|---|---|---|---|\n"
    assert _security(BEARER + head + rows) == {"/login": [], "/lamps": None}


def test_without_schemes_nothing_is_said() -> None:
    assert _security("## Read\n\n`GET /lamps`\n\n**Auth:** none\n") == {"/lamps": None}


OPERATIONS = "## Read\n\n`GET /lamps`\n\n## Make\n\n`POST /lamps`\n\n"


def test_headers_of_one_table_are_needed_together() -> None:
    table = "| Header | What |\n|---|---|\n| `X-Lamp-Key` | the key |\n| `X-Lamp-Sign` | the signature |\n"
    found = document(
        f"## Authentication\n\nSend these headers with the key.\n\n{table}\n{OPERATIONS}"
    )
    assert found["security"] == [{"xLampKey": [], "xLampSign": []}]


def test_a_header_of_one_operation_is_its_own() -> None:
    table = "| Header | Type |\n|---|---|\n| X-Lamp-Key | string |\n"
    page = f"## Read\n\n`GET /lamps`\n\n**Headers:**\n\n{table}\n## Make\n\n`POST /lamps`\n\n## Drop\n\n`DELETE /lamps`\n"
    found = document(page)
    assert "security" not in found
    names = [p["name"] for p in found["paths"]["/lamps"]["get"]["parameters"]]
    assert names == ["X-Lamp-Key"]


@pytest.mark.parametrize(
    "text",
    [
        "## Authentication\n\n```\nAuthorization: Bearer KEY\n```\n\n",
        "All requests need a JWT token in the Authorization header.\n\n",
    ],
)
def test_what_pages_state_is_not_asked(text: str) -> None:
    assert [q.key for q in read(text + OPERATIONS).detected.questions] == ["base_url"]


def test_examples_elsewhere_are_asked_about() -> None:
    text = "## Read\n\n`GET /lamps`\n\n```\ncurl -H 'Authorization: Bearer K' /lamps\n```\n"
    assert "security" in [q.key for q in read(text).detected.questions]
