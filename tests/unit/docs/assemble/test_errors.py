"""The error body that pages show once, outside of their operations."""

from __future__ import annotations

from typing import Any

import pytest

from unit.docs.assemble.reading import document, followed

BOATS = """
## Boats

`GET /boats`

### Response

```json
[{"hull": "K-7"}]
```
"""


def errors(text: str) -> Any:
    found = document(api=f"# The harbour\n\n{text}\n{BOATS}")
    answer = found["paths"]["/boats"]["get"]["responses"].get("default")
    if answer is None:
        return None
    return list(
        followed(found, answer["content"]["application/json"]["schema"])["properties"]
    )


@pytest.mark.parametrize(
    "text",
    [
        '## Errors\n\nA call that fails gets:\n\n```json\n{"message": "no such boat"}\n```',
        '## Answers\n\n```http\nHTTP/1.1 500 Oops\n\n{"message": "no such boat"}\n```',
    ],
)
def test_an_error_said_once_answers_every_operation(text: str) -> None:
    assert errors(text) == ["message"]


@pytest.mark.parametrize(
    "text",
    [
        '## Answers\n\n```json\n{"message": "welcome"}\n```',
        '## Errors\n\n```json\n{"code": 1}\n```\n\n```json\n{"message": "no"}\n```',
        '## Errors\n\n```http\nHTTP/1.1 200 OK\n\n{"message": "fine"}\n```',
        "## Errors\n\n```js\ncatch (e) { console.log(e); }\n```",
    ],
)
def test_what_is_no_error_answers_none(text: str) -> None:
    assert errors(text) is None


def test_an_operation_with_errors_of_its_own_keeps_them() -> None:
    page = '# A\n\n## Errors\n\n```json\n{"message": "no"}\n```\n' + BOATS
    found = document(
        api=page + '\n#### 404 Response\n\n```json\n{"reason": "gone"}\n```\n'
    )
    answers = found["paths"]["/boats"]["get"]["responses"]
    assert "default" not in answers
    assert "404" in answers
