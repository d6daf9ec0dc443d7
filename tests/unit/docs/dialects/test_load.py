"""A dialect file: its keys, its mistakes, and what its words do."""

from __future__ import annotations

from pathlib import Path

import pytest

from docmill.diagnostics.model import Diagnostics
from docmill.docs.dialects import load
from docmill.docs.dialects.decisions import Decisions
from docmill.docs.dialects.words import lexicon_of

WHOLE = """
languages = ["en"]
starts = ["heading", "fence"]
ignore = ["Legal"]
base_url = "https://a.example.com"
security = ["bearerAuth"]
silence = "required"
method = "GET"
doubtful = true

[headings]
response = ["What comes back"]
"query parameters" = ["Knobs"]

[columns]
required = ["Needed?"]

[words]
yes = ["aye"]
no = ["nay"]
empty = ["zilch"]

[types]
Snowflake = "string"
Moment = "string date-time"
"""


def loaded(folder: Path, text: str) -> tuple[Decisions | None, Diagnostics]:
    path = folder / "dialect.toml"
    path.write_text(text, "utf-8")
    diagnostics = Diagnostics()
    return load.load(path, diagnostics, root=folder), diagnostics


def test_every_key(tmp_path: Path) -> None:
    found, diagnostics = loaded(tmp_path, WHOLE)
    assert not diagnostics.items
    assert found is not None
    assert found.starts == ("heading", "fence")
    assert found.security == ("bearerAuth",)
    assert (found.silence, found.method, found.doubtful) == ("required", "GET", True)
    assert found.headings["query parameters"] == ("Knobs",)


def test_nothing_has_to_be_there(tmp_path: Path) -> None:
    found, diagnostics = loaded(tmp_path, "")
    assert not diagnostics.items
    assert found is not None
    assert found.security is None
    assert found.doubtful is None


def test_no_security_at_all(tmp_path: Path) -> None:
    found, _ = loaded(tmp_path, "security = false\n")
    assert found is not None
    assert found.security == ()


def test_words_go_before_the_lexicon(tmp_path: Path) -> None:
    found, _ = loaded(tmp_path, WHOLE)
    assert found is not None
    lexicon = lexicon_of(found)
    assert "response" in lexicon.heading("What comes back").concepts
    assert {"query", "parameters"} <= lexicon.heading("Knobs").concepts
    assert lexicon.column("Needed?") == "required"
    assert lexicon.truth("aye") is True
    assert lexicon.truth("Nay") is False
    assert lexicon.is_empty("zilch")
    assert lexicon.type("Snowflake") == ("string", None)
    assert lexicon.type("moment") == ("string", "date-time")
    plain = lexicon_of(Decisions())
    assert plain.truth("aye") is None
    assert plain.column("Needed?") != lexicon.column("Knobs")


@pytest.mark.parametrize(
    ("text", "code", "line", "message"),
    [
        ("base_ulr = 'x'", "dialect-unknown-key", 1, "there is no key `base_ulr` here"),
        ("\nsilence = 'loud'", "dialect-value", 2, '`silence` may have "required"'),
        ("doubtful = 1", "dialect-wrong-type", 1, "`doubtful` must be true or false"),
        ("starts = ['page']", "dialect-value", 1, "`starts` may have"),
        ("base_url = '/v1'", "dialect-value", 1, "must begin with a scheme"),
        ("[headings]\nreplies = ['a']", "dialect-unknown-key", 2, "`replies`"),
        (
            "[columns]\nname = ['Key', 'It']\ntype = ['it']",
            "dialect-word-twice",
            3,
            "'it' stands under `name` and under `type`",
        ),
        ("[types]\nInt = 'int'", "dialect-value", 2, "'int' is no JSON Schema type"),
        ("[sections]\nmethod = ['M']", "dialect-old-form", 1, "[sections] moved"),
        ("\n[paging.page]\nsize = ['s']", "dialect-old-form", 2, "[paging] moved"),
        ("[words]\ntrue = ['Y']", "dialect-old-form", 2, "`true` moved"),
        ("languages = ['xx']", "dialect-value", 1, "`languages` may have"),
        ("[words", "dialect-syntax", 1, "not valid TOML"),
    ],
)
def test_mistakes(
    tmp_path: Path, text: str, code: str, line: int, message: str
) -> None:
    found, diagnostics = loaded(tmp_path, text)
    assert found is None
    (item,) = diagnostics.items
    assert item.code == code
    assert message in item.message
    assert item.span is not None
    assert item.span.line == line


def test_extends(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(
        "method = 'POST'\nsilence = 'optional'\n[columns]\nname = ['Key']\n"
    )
    found, diagnostics = loaded(
        tmp_path, "extends = 'base.toml'\nmethod = 'GET'\n[columns]\ntype = ['Sort']\n"
    )
    assert not diagnostics.items
    assert found is not None
    assert (found.method, found.silence) == ("GET", "optional")
    assert found.columns == {"name": ("Key",), "type": ("Sort",)}


def test_extending_without_an_end(tmp_path: Path) -> None:
    found, diagnostics = loaded(tmp_path, "extends = 'dialect.toml'\n")
    assert found is None
    assert "without an end" in diagnostics.items[-1].message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    assert load.load(tmp_path / "gone.toml", diagnostics, root=tmp_path) is None
    assert diagnostics.items[0].code == "dialect-unreadable"


def test_the_files_that_are_extended(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("extends = 'b.toml'\n")
    (tmp_path / "b.toml").write_text("extends = 'gone.toml'\n")
    names = [path.name for path in load.extended(tmp_path / "a.toml")]
    assert names == ["b.toml"]
    (tmp_path / "b.toml").write_text("[broken")
    assert [p.name for p in load.extended(tmp_path / "a.toml")] == ["b.toml"]
    (tmp_path / "b.toml").write_text("extends = 'a.toml'\n")
    assert len(load.extended(tmp_path / "a.toml")) == 8
