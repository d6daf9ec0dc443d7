"""Example requests within an operation that show another one."""

from __future__ import annotations

import pytest

from docmill.docs.outline.read_contents import contents
from unit.docs.outline.pages import LEXICON, chosen


def _shown(request: str, block: str) -> tuple[int, list[str]]:
    """How many messages are read as examples, and the reasons of the blocks that are not."""
    page = f"# Coins\n\n## One\n\n`{request}`\n\n```\n{block}\n```\n"
    (one,) = chosen(page).operations
    read = contents(one, LEXICON)
    return sum(len(s.messages) for s in read.shown), [r for _, r in read.unread]


@pytest.mark.parametrize(
    ("request_", "block"),
    [
        ("GET /coins/{id}", 'curl -X POST https://a.test/tokens -d \'{"user": "u"}\''),
        ("POST /coins", 'curl -X POST https://a.test/mints -d \'{"name": "n"}\''),
        ("DELETE /coins/{id}", "curl -X POST https://a.test/coins/7 -d '{\"a\": 1}'"),
        ("POST /coins", "curl https://a.test/coins/7/sides"),
    ],
)
def test_the_call_of_another_operation_is_left_out(request_: str, block: str) -> None:
    assert _shown(request_, block) == (0, ["other-request"])


@pytest.mark.parametrize(
    ("request_", "block"),
    [
        ("GET /coins/{id}", "curl https://a.test/api/v2/coins/7"),
        ("GET /coins/{id}", "curl https://a.test/coin/7"),
        ("PUT /coins/{id}", "curl -X POST $HOST/coins/7 -d '{\"a\": 1}'"),
        ("POST /coins", "curl https://a.test/coins -d '{\"a\": 1}'"),
        ("GET /{owner}/{coin}", "curl https://a.test/ann/groat"),
    ],
)
def test_its_own_call_is_read_though_it_is_spelled_otherwise(
    request_: str, block: str
) -> None:
    assert _shown(request_, block) == (1, [])
