from __future__ import annotations

import pytest

from docmill.client.planner.text.reflow import flowing

LONG = "This goes on for so long that an editor has broken it"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LONG}\nhere.", f"{LONG} here."),
        (f"{LONG},\n  and here.", f"{LONG}, and here."),
        (f"{LONG}\n`code` too", f"{LONG} `code` too"),
        (f"{LONG}\n**so**\nbe it", f"{LONG} **so** be it"),
        (f"- {LONG}\n  in two", f"- {LONG} in two"),
    ],
)
def test_a_sentence_goes_on(text: str, expected: str) -> None:
    assert flowing(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\nb = 2",
        f"{LONG}.\nScope: `users`",
        f"{LONG} (see there.)\nScope",
        f"{LONG}:\nfirst\nsecond",
        f"{LONG}\n\nAnother paragraph",
        f"{LONG}\n- item\n* item\n1. item",
        f"{LONG}\n# Title",
        f"# {LONG}\nunder it",
        f"> {LONG}\nbelow",
        f"{LONG}\n    code",
        f"    {LONG}\ncode",
        f"| {LONG} |\n| --- |",
        f"{LONG}  \nafter a hard break",
        f"{LONG}\\\nafter a hard break",
        f"{LONG}<br/>\nafter a hard break",
        f"```\n{LONG}\ncode\n```\nafter",
        f"{LONG}\n===",
        "这一行有四十个字那么长，因为它说了很多没有人想知道的话，而且一直没有说完，还在继续说\n下一行",
    ],
)
def test_lines_of_their_own_stay(text: str) -> None:
    assert flowing(text) == text
