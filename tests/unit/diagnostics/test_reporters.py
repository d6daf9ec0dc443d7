"""The four forms of a list of findings."""

from __future__ import annotations

import json

from docmill.diagnostics.model import Diagnostics, Related
from docmill.diagnostics.render import Format, report
from docmill.diagnostics.source import SourceFile

PAGE = SourceFile("docs/页 1.md", "# 页\n|**名称**|Strnig|\n\n" + "长" * 300 + "here\n")


def findings() -> Diagnostics:
    diagnostics = Diagnostics()
    diagnostics.warning("late", "comes second", PAGE.span(3))
    diagnostics.error(
        "unknown-type",
        "the type `Strnig` is not known",
        PAGE.span(2, 9, 15),
        hint="did you mean `String`?",
        related=(Related(PAGE.span(1, 3, 4), "the page begins here"),),
    )
    diagnostics.note("remark", "a, b: 100%")
    return diagnostics


def shown(style: Format, diagnostics: Diagnostics, verbose: bool = False) -> str:
    return report(diagnostics.items, style, version="1.0", verbose=verbose)


def test_text_points_at_the_place() -> None:
    # The name is Chinese: each of its characters is two columns wide.
    assert shown("text", findings()) == (
        "error[unknown-type]: the type `Strnig` is not known\n"
        " --> docs/页 1.md:2:9\n"
        "  |\n"
        "2 | |**名称**|Strnig|\n"
        "  |           ^^^^^^\n"
        "  = help: did you mean `String`?\n"
        "note: the page begins here\n"
        " --> docs/页 1.md:1:3\n"
        "  |\n"
        "1 | # 页\n"
        "  |   ^^\n"
        "\n"
        "warning[late]: comes second\n"
        " --> docs/页 1.md:3:1\n"
        "\n"
        "1 error, 1 warning (1 note more with -v)\n"
    )


def test_text_shows_notes_when_asked() -> None:
    text = shown("text", findings(), verbose=True)
    assert text.startswith("note[remark]: a, b: 100%\n\n")
    assert text.endswith("1 error, 1 warning, 1 note\n")


def test_text_cuts_long_lines_around_the_place() -> None:
    diagnostics = Diagnostics()
    diagnostics.error("far", "far to the right", PAGE.span(4, 301, 305))
    _, _, _, line, carets, *_ = shown("text", diagnostics).split("\n")
    assert line.startswith("4 | …")
    assert line.endswith("here")
    # "…" and 16 wide characters come before.
    assert carets == "  | " + " " * 33 + "^^^^"


def test_text_cuts_a_line_that_is_all_place() -> None:
    page = SourceFile("p.md", "长" * 300)
    diagnostics = Diagnostics()
    diagnostics.warning("wide", "all of it", page.span(1))
    (line,) = [row for row in shown("text", diagnostics).splitlines() if "长" in row]
    assert line.endswith("…")
    assert len(line) < 100


def test_text_groups_what_comes_up_often() -> None:
    diagnostics = Diagnostics()
    for _ in range(40):
        diagnostics.warning("again", "the same once more", PAGE.span(1))
    text = shown("text", diagnostics)
    assert text.count("-->") == 3
    assert text.count("docs/页 1.md:1:1: warning[again]: the same once more") == 20
    assert "warning[again]: 17 more (-v shows all)\n40 warnings\n" in text
    assert shown("text", diagnostics, verbose=True).count("-->") == 40


def test_text_shows_every_error_in_full() -> None:
    diagnostics = Diagnostics()
    for _ in range(40):
        diagnostics.error("again", "the same once more", PAGE.span(1))
    assert shown("text", diagnostics).count("-->") == 40


def test_text_has_colours_only_when_asked() -> None:
    assert "\x1b" not in shown("text", findings())
    assert "\x1b[" in report(findings().items, "text", version="1", color=True)


def test_pages_cannot_speak_to_the_terminal() -> None:
    page = SourceFile("a.md", "\x1b[31mred\u202egnp\n")
    diagnostics = Diagnostics()
    diagnostics.error("evil", "says \x1b[2J\n::error::x", page.span(1))
    text = shown("text", diagnostics)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "says \\x1b[2J\\n::error::x" in text


def test_json_is_sorted_and_counted() -> None:
    body = json.loads(shown("json", findings()))
    assert [item["code"] for item in body["diagnostics"]] == [
        "remark",
        "unknown-type",
        "late",
    ]
    error = body["diagnostics"][1]
    assert error["file"] == "docs/页 1.md"
    assert (error["line"], error["column"], error["end_column"]) == (2, 9, 15)
    assert error["related"][0]["line"] == 1
    assert body["summary"] == {"errors": 1, "warnings": 1, "notes": 1}


def test_github_escapes_what_ends_a_field() -> None:
    lines = shown("github", findings()).splitlines()
    assert lines[0] == "::notice title=remark::a, b: 100%25"
    assert lines[1] == (
        "::error title=unknown-type,file=docs/页 1.md,line=2,col=9,endColumn=15"
        "::the type `Strnig` is not known%0Adid you mean `String`?"
    )


def test_sarif() -> None:
    body = json.loads(shown("sarif", findings()))
    run = body["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["late", "remark", "unknown-type"]
    result = run["results"][1]
    assert rules[result["ruleIndex"]] == result["ruleId"] == "unknown-type"
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": "docs/%E9%A1%B5%201.md",
        "uriBaseId": "%SRCROOT%",
    }
    assert place["region"]["startColumn"] == 9
    assert result["relatedLocations"][0]["message"]["text"] == "the page begins here"
