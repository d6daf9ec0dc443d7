"""Every text gives a version that Python can install, and a note where it is another text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from packaging.version import Version

from docmill.client.planner import plan
from docmill.client.planner.names.version import python_version
from docmill.config.model import ClientConfig, Limits
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi
from docmill.openapi.read.load import load
from shared import documents, needed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # PEP 440, in another spelling
        ("1.2.3", "1.2.3"),
        ("v1", "1"),
        ("V2.0", "2.0"),
        (" 1.0 ", "1.0"),
        ("01.02", "1.2"),
        ("2.1-beta", "2.1b0"),
        ("2.0 Beta 3", "2.0b3"),
        ("1.0.0-rc.1", "1.0.0rc1"),
        ("v1beta1", "1b1"),
        ("1.0-1", "1.0.post1"),
        ("1!2.0", "1!2.0"),
        ("1.0.0+build", "1.0.0"),
        ("1.20.0+dev-539-g5e389228f", "1.20.0"),
        ("20231016", "20231016"),
        # dates
        ("2023-10-16", "2023.10.16"),
        ("2023_01_05", "2023.1.5"),
        ("2023/10", "2023.10"),
        ("2023-10", "2023.10"),
        ("v2020-08-01", "2020.8.1"),
        ("2019-01-01-preview", "2019.1.1rc0"),
        ("2023-10-16T12:00:00Z", "2023.10.16"),
        ("release/2021-06", "2021.6"),
        ("2023.1.100", "2023.1.100"),
        ("1.2023.10", "1.2023.10"),
        ("2024-13-01", "2024.13.1"),
        ("16-10-2023", "16.10.2023"),
        # the first numbers of any other text
        ("API 2.3 (draft)", "2.3"),
        ("3.0.0 (2020-01-02)", "3.0.0"),
        ("1.0.27-SNAPSHOT", "1.0.27.dev0"),
        ("1.0.0-alpha.1.2", "1.0.0a1"),
        ("1.0.0-oas3", "1.0.0"),
        ("1.0.x", "1.0"),
        ("1..2", "1"),
        ("1.0-M1", "1.0"),
        ("v3_1", "3.1"),
        ("1.0 previews", "1.0"),
        # nothing numeric
        ("", "0.0.0"),
        ("latest", "0.0.0"),
        ("5134cbc", "0.0.0"),
        ("default", "0.0.0"),
        ("٣.١", "0.0.0"),
    ],
)
def test_the_version_of_a_text(text: str, expected: str) -> None:
    assert python_version(text) == expected


@given(st.text() | st.from_regex(r"[v0-9a-f.+_ -]*", fullmatch=True))
@example("9" * 10_000)
@example("1." * 10_000)
@example("2023-" * 1_000)
def test_every_text_has_a_version_that_stays(text: str) -> None:
    found = python_version(text)
    assert str(Version(found)) == found
    assert Version(found).local is None
    assert python_version(found) == found


def told(version: object) -> tuple[str, list[str]]:
    """The version of the client of a document, and the notes about it."""
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Jars", "version": version},
        "paths": {"/jars": {"get": {"responses": {"200": {"description": ""}}}}},
    }
    diagnostics = Diagnostics()
    found = plan(OpenApi(document), diagnostics, ClientConfig(), name="jars")
    assert found is not None
    assert found.project is not None
    messages = [
        item.message for item in diagnostics if item.code == "version-not-python"
    ]
    return str(found.project.version_text), messages


def test_a_note_says_what_was_made_of_a_version() -> None:
    assert told("1.2") == ("1.2", [])
    assert told("v1.2") == ("1.2", [])
    assert told("2023-10-16") == (
        "2023.10.16",
        ["Python writes the version '2023-10-16' as 2023.10.16"],
    )
    assert told("spring") == (
        "0.0.0",
        ["there is no number in the version 'spring'; the client gets 0.0.0"],
    )


def test_documents_of_many_vendors_have_a_version_with_a_number() -> None:
    without: set[str] = set()
    for path in documents():
        document = load(needed(path), Diagnostics(), Limits())
        assert document is not None
        text = str(document.data["info"]["version"])
        found = python_version(text)
        assert str(Version(found)) == found
        if found == "0.0.0" and text != "0.0.0":
            without.add(text)
    assert without == {"latest", "5134cbc"}
