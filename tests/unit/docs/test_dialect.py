"""A dialect is data, and every mistake in it is told."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from docmill.docs.dialects import dialect
from docmill.docs.dialects.dialect import DialectError

TEXT = (files("docmill.docs") / "dialects" / "jdcloud.toml").read_text("utf-8")


def changed(folder: Path, old: str, new: str) -> str:
    """The path of a dialect with one change."""
    assert old in TEXT
    path = folder / "mine.toml"
    path.write_text(TEXT.replace(old, new, 1), "utf-8")
    return str(path)


def test_words_are_matched_as_readers_see_them() -> None:
    words = dialect.load("jdcloud")
    assert words.section("请求参数") == "parameters"
    assert words.section("  REQUEST \u200b parameters ") == "parameters"
    assert words.section("Something") is None
    assert words.column("Required or not") == "required"
    assert words.column("描述") == "description"
    assert words.truth("true") is True
    assert words.truth("否") is False
    assert words.truth("maybe") is None
    assert words.is_empty(" 无 ")
    assert not words.is_empty("0")
    assert words.place("POST") == "body"


def test_a_file_is_a_dialect_as_well(tmp_path: Path) -> None:
    path = changed(tmp_path, 'name = "jdcloud"', 'name = "mine"')
    assert dialect.load(path).name == "mine"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[words]", "[wrods]", "unknown key wrods; did you mean words?"),
        ("[words]", "[wrods]", "words is missing"),
        ('true = ["True"', 'true = "True" # [', "words.true must be a list"),
        ('true = ["True"', "true = [1", "words.true, item 1, must be a string"),
        (
            "version = '(?:API",
            "version = '((?:API",
            "releases.version is not a regular expression",
        ),
        (
            "[operation]",
            "[operation]\nserver_version = 'v1'",
            "operation.server_version is not of the dialect; it stands in a profile now",
        ),
        (
            "[words]",
            "[signing]\nheader = 'X'\n[words]",
            "signing is not of the dialect; it stands in a profile now",
        ),
        ("[words]", "[words", "Expected"),
    ],
)
def test_mistakes(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = changed(tmp_path, old, new)
    with pytest.raises(DialectError) as error:
        dialect.load(path)
    assert message in str(error.value)


def test_a_dialect_that_is_not_there() -> None:
    with pytest.raises(DialectError, match="built-in dialects: jdcloud"):
        dialect.load("no-such-dialect")
