"""What is found out about pages, how sure it is, and what has to be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.docs.detect.detect import Detected
from docmill.docs.detect.wording import report_lines, short_lines
from docmill.docs.dialects.decisions import NOTHING_DECIDED, Decisions
from docmill.docs.service.any_pages import AnyPages, read_any
from docmill.docs.service.page_files import find
from docmill.progress import unseen

BOATS = """# Boats API

Base URL: `https://boats.example.com/v2`

All requests need an `Authorization: Bearer <token>` header.

## List boats

```http
GET /boats
```

| Name | Type | Required | Description |
|---|---|---|---|
| `length` | integer | no | Shortest length |
| `harbour` | string | yes | The harbour |

## Get a boat

```http
GET /boats/{id}
```

### Response

```json
{"id": 7, "name": "Ada"}
```
"""
STORY = """# About us

We build boats since 1951.

| Year | Event |
|---|---|
| 1951 | The first boat |
"""
NO_BASE = "# A\n\n## Get a rope\n\n`GET /ropes/{id}`\n\nReturns a rope.\n"


def read(
    folder: Path, decided: Decisions = NOTHING_DECIDED, /, **pages: str
) -> AnyPages:
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    diagnostics = Diagnostics()
    config = Config()
    files = find([folder], diagnostics, config.limits, root=folder)
    return read_any(files, config, diagnostics, unseen, decided)


def detected(folder: Path, **pages: str) -> Detected:
    return read(folder, **pages).detected


def topics(found: Detected) -> dict[str, tuple[str, str]]:
    return {one.topic: (one.tier, one.text) for one in found.assumptions}


def test_a_clear_page_asks_nothing(tmp_path: Path) -> None:
    found = detected(tmp_path, boats=BOATS)
    assert found.questions == ()
    assert topics(found) == {
        "operations": ("inferred", "request line in a code block (2 of 2)"),
        "columns": (
            "inferred",
            "name = Name, type = Type, required = Required, description = Description",
        ),
        "required": ("inferred", "yes = yes (1), no = no (1)"),
        "base URL": ("certain", "https://boats.example.com/v2"),
        "security": ("certain", "bearer token"),
    }
    lines = report_lines(found)
    assert lines[0] == (
        "read 1 page: 2 operations, 2 parameters, 0 response tables, "
        "1 operation with examples only"
    )
    assert "certain    base URL: https://boats.example.com/v2 (boats.md:3)" in lines
    assert not any("columns" in line for line in short_lines(found))


def test_an_unrelated_page_changes_nothing(tmp_path: Path) -> None:
    alone, both = tmp_path / "alone", tmp_path / "both"
    alone.mkdir()
    both.mkdir()
    one = detected(alone, boats=BOATS)
    two = detected(both, boats=BOATS, about=STORY, before=STORY)
    assert topics(one) == topics(two)
    assert one.questions == two.questions
    assert topics(detected(alone, boats=BOATS)) == topics(one)


def test_the_base_url_is_asked_for(tmp_path: Path) -> None:
    found = detected(tmp_path, ropes=NO_BASE)
    assert [q.key for q in found.questions] == ["base_url"]
    decided = Decisions(base_url="https://ropes.example.com/v1/")
    told = read(tmp_path, decided)
    assert told.detected.questions == ()
    assert told.service is not None
    assert [s.url for s in told.service.servers] == ["https://ropes.example.com/v1"]


def test_security_that_only_examples_show_is_asked_for(tmp_path: Path) -> None:
    page = BOATS.replace(
        "All requests need an `Authorization: Bearer <token>` header.", ""
    )
    page += '\n```bash\ncurl -H "X-Boat-Key: abc" https://boats.example.com/v2/boats/1\n```\n'
    found = detected(tmp_path, boats=page)
    (question,) = found.questions
    assert question.key == "security"
    assert question.default == "xBoatKey"
    refused = read(tmp_path, Decisions(security=()))
    assert refused.service is not None
    assert refused.service.security_schemes == ()
    assert refused.detected.questions == ()


def test_requests_without_a_method_are_asked_about(tmp_path: Path) -> None:
    page = "# Tides\n\nBase URL: `https://tides.example.com`\n\n" + "".join(
        f"## Tide {n}\n\n**URL:** /tides/{n}/now\n\nReturns a tide.\n\n"
        for n in ("north", "south", "east", "west")
    )
    found = detected(tmp_path, tides=page)
    (question,) = found.questions
    assert question.key == "method"
    assert question.default == "GET"
    assert question.text.startswith("4 requests show no method")
    told = read(tmp_path, Decisions(method="POST"))
    assert {o.method for o in told.operations} == {"POST"}
    assert told.detected.questions == ()


def test_what_only_an_example_shows_waits_for_somebody(tmp_path: Path) -> None:
    page = BOATS + (
        "\n## Sink a boat\n\n```bash\n"
        "curl -X POST https://boats.example.com/v2/sinking\n```\n"
    )
    found = read(tmp_path, boats=page)
    assert len(found.operations) == 2
    (question,) = found.detected.questions
    assert (question.key, question.default) == ("doubtful", "leave")
    assert "POST /sinking" in question.text or "POST /v2/sinking" in question.text
    taken = read(tmp_path, Decisions(doubtful=True))
    assert len(taken.operations) == 3
    assert taken.detected.questions == ()
    assert read(tmp_path, Decisions(doubtful=False)).detected.questions == ()


def test_an_example_of_a_known_operation_is_none_of_its_own(tmp_path: Path) -> None:
    page = BOATS + (
        "\n## Trying it\n\n```bash\ncurl https://boats.example.com/v2/boats\n```\n"
    )
    assert detected(tmp_path, boats=page).questions == ()


def test_sentences_in_the_required_column_are_told(tmp_path: Path) -> None:
    page = BOATS.replace("| yes |", "| if it sails |")
    tier, text = topics(detected(tmp_path, boats=page))["required"]
    assert tier == "doubtful"
    assert text.startswith("1 cell is neither yes nor no, such as 'if it sails'")


def test_only_some_kinds_of_start(tmp_path: Path) -> None:
    page = BOATS + "\n## PUT /boats/{id}\n\nChanges a boat.\n"
    assert len(read(tmp_path, boats=page).operations) == 3
    found = read(tmp_path, Decisions(starts=("heading",)))
    assert [o.method for o in found.operations] == ["PUT"]


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    page = (
        "# Guide\n\n## Seeing boats\n\nCall `/api/boats` with a key.\n\n"
        "| Name | Type | Required |\n|---|---|---|\n| key | string | yes |\n"
    )
    found = detected(tmp_path, guide=page)
    assert found.nearest is not None
    (candidate,) = found.nearest.candidates
    assert "before the path, as in `GET /api/boats`" in candidate.missing
    assert [part.text for part in found.nearest.tables] == ["Name, Type, Required"]
    assert "Seeing boats" in [part.text for part in found.nearest.headings]


@pytest.mark.parametrize("tag", ["</td>", "a</hr>", "`</table>`"])
def test_closing_tags_are_no_paths(tmp_path: Path, tag: str) -> None:
    found = detected(tmp_path, guide=f"# Guide\n\n```\n{tag}\n```\n\n<{tag}\n")
    assert found.nearest is not None
    assert found.nearest.candidates == ()


def test_pages_without_anything(tmp_path: Path) -> None:
    found = detected(tmp_path, about=STORY)
    assert found.nearest is not None
    assert found.nearest.candidates == ()
    assert found.assumptions == ()
    assert found.questions == ()
