"""Text in lines of a width."""

from __future__ import annotations

from docmill.client.text_wrap import wrap


def test_wide_characters_wrap_at_their_width() -> None:
    assert wrap("截图模式，单张", 8) == ["截图模", "式，单张"]
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("a\n    kept indent here", 12) == [
        "a",
        "    kept",
        "    indent",
        "    here",
    ]
