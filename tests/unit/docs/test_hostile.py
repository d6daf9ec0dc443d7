"""Whatever a page holds: no exception, no hang, and every row accounted for."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docmill.diagnostics.model import Diagnostics
from docmill.docs.service.build import Services
from docmill.docs.service.coverage import joined
from docmill.openapi.validate import run
from docmill.openapi.write import yaml_text
from unit.docs.sample import build, codes, model, only, page

SEED = Path(__file__).parents[3] / "spec" / "mps" / "docs" / "getThumbnailTask.md"
LARGE = 100_000
SECONDS = 5.0
"""Far more than any of these takes on a slow machine, far less than one that is quadratic."""


def check(folder: Path, text: str | dict[str, str]) -> tuple[Services, Diagnostics]:
    """Read pages; the report must add up and every document must be valid and written."""
    services, diagnostics = build(folder, text)
    report = joined([*(s.report for s in services.specs), services.others])
    assert report.rows == report.emitted + sum(report.reasons.values())
    assert services.specs or diagnostics.items
    for spec in services.specs:
        assert yaml_text.dump(spec.document).encode("utf-8")
        problems = Diagnostics()
        run.validate(spec.document, problems)
        assert codes(problems) == []
    return services, diagnostics


def row(
    name: str = "a", type_: str = "String", default: str = "", text: str = ""
) -> str:
    return f"|{name}|{type_}|False|{default}|{text}|"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[",
            "![",
            "[]",
            "[a](",
            "[a](b)",
            "<a href=x>",
            "<br>",
            "*",
            "`",
            "\\",
            "\\|",
        ),
        *(
            "<a ",
            "<",
            " ",
            "x ",
            "1",
            "1,",
            "a、",
            "1~",
            "(",
            "（a：b）",
            "0：a；",
            "a-",
        ),
        *(
            "默认",
            "取值范围：",
            "default ",
            "长度1~",
            "“a”或",
            "&lt;",
            "\u3000",
            "{",
            "'",
        ),
    ],
)
def test_long_cells_take_linear_time(tmp_path: Path, text: str) -> None:
    long = text * (LARGE // len(text))
    cells = [row(name=long), row(type_=long), row(default=long), row(text=long)]
    start = process_time()
    build(tmp_path, page(parameters="\n".join(cells), more=f"## Notes\n{long}"))
    assert process_time() - start < SECONDS


def tables(rows: list[str]) -> str:
    return page(
        response="|a|M0| |" + "".join(model(f"M{n}", r) for n, r in enumerate(rows))
    )


@pytest.mark.parametrize(
    "text",
    [
        page(parameters="|" * LARGE),
        page(parameters="\n".join(row(name=f"a{n}") for n in range(4_000))),
        page(parameters="\n".join(row() for _ in range(4_000))),
        tables([f"|x|M{n + 1}| |" for n in range(1_500)]),
        page(
            response="|a|M| |"
            + "".join(model("M", f"|x{n}|M| |") for n in range(1_500))
        ),
        page(more="### a\n" * 10_000),
        page(more="text\n" * 20_000),
        page(more=">" * LARGE),
        page(more="".join(" " * 2 * n + "- a\n" for n in range(300))),
        page(more="## Response example\n```\n" + '{"a":' * 20_000 + "\n```\n"),
        page(
            more="## Request parameters\n"
            + "|a" * 30_000
            + "|\n"
            + "|-" * 30_000
            + "|\n|x|"
        ),
        page(url="https://a.example.com/" + "{a}" * 30_000),
        page(url="https://" + "a." * 50_000 + "com/"),
        page(title="x" * LARGE),
        "|a" * LARGE,
        "# " * LARGE,
        "\n" * LARGE,
    ],
)
def test_large_pages_take_linear_time(tmp_path: Path, text: str) -> None:
    start = process_time()
    build(tmp_path, text)
    assert process_time() - start < SECONDS


def test_a_page_of_ten_megabytes(tmp_path: Path) -> None:
    start = process_time()
    _, diagnostics = build(tmp_path, page(more="one line of text\n" * 600_000))
    assert process_time() - start < 4 * SECONDS
    assert codes(diagnostics) == ["text-unused"]


def test_a_table_of_a_hundred_thousand_rows(tmp_path: Path) -> None:
    rows = "\n".join(f"|a{n}|String|x|" for n in range(100_000))
    start = process_time()
    services, diagnostics = build(tmp_path, page(response=rows))
    assert process_time() - start < 12 * SECONDS
    assert codes(diagnostics) == ["table-too-large"]
    assert services.specs == ()


NAMES = ["$ref", "__class__", "a/b", "a~b", "a~1b", "a b", ".", "..", '"', "{x}", "\\n"]
NAMES += [
    "名称",
    "type",
    "properties",
    "null",
    "true",
    "0",
    "-",
    "%s",
    "{{x}}",
    "a\x01b",
    "#",
]


@pytest.mark.parametrize("name", NAMES)
def test_names(tmp_path: Path, name: str) -> None:
    rows = row(name) + "\n|m|M|True| | |" + model("M", f"|{name}|String|x|")
    spec = only(check(tmp_path, page(method="POST", parameters=rows))[0])
    assert spec.report.rows == spec.report.emitted
    schemas = spec.document.data["components"]["schemas"]
    first, *_ = schemas["GetBookRequest"]["properties"]
    assert list(schemas["M"]["properties"]) == [first]
    for pointer in spec.source_map.origins:
        assert spec.source_map.locate(pointer)


@pytest.mark.parametrize("name", [*NAMES, "$", "Error", "x" * 500])
def test_models_of_any_name(tmp_path: Path, name: str) -> None:
    response = f"|m|[{name}](#m)| |" + model(
        f'<div id="m">{name}</div>', "|x|String|x|"
    )
    check(tmp_path, page(response=response))


@pytest.mark.parametrize(
    "path",
    [
        "{a}{b}",
        "{",
        "}",
        "{}",
        "{a/b}",
        "a:action",
        "{a}:b",
        "$$x",
        "~{a}",
        "%7B",
        "..",
        "\u202e",
    ],
)
def test_paths(tmp_path: Path, path: str) -> None:
    check(tmp_path, page(url=f"https://shop.example.com/v1/{path}", address=""))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_change_nothing(
    tmp_path: Path, end: str, mark: str
) -> None:
    text = SEED.read_text("utf-8")
    plain, _ = check(tmp_path / "plain", text)
    other, _ = check(tmp_path / "other", mark + text.replace("\n", end))
    assert only(other).document.data == only(plain).document.data


@pytest.mark.parametrize(
    "noise", ["\0", "\x0b", "\x0c", "\x85", "\u2028", "\u200b", "\u202e", "\x7f"]
)
def test_odd_characters_anywhere(tmp_path: Path, noise: str) -> None:
    text = SEED.read_text("utf-8")
    for number, at in enumerate(range(0, len(text), 97)):
        check(tmp_path / str(number), text[:at] + noise + text[at:])


PIECES = [
    "|",
    "||",
    "\\|",
    "`",
    "```\n",
    "\n",
    "\n\n",
    "[",
    "]",
    "(",
    "](",
    "<br>",
    "<",
    "**",
]
PIECES += [
    "#",
    "### ",
    "## 请求参数\n",
    "|---|---|---|\n",
    "{",
    "}",
    "{}",
    "/",
    "~",
    "\0",
    "\r",
]
PIECES += [
    "\t",
    "\u200b",
    "List<",
    "Map<a,",
    "&#0;",
    "---\n",
    "> ",
    "- ",
    "    ",
    "-1",
    "1e999",
]
PIECES += [
    "NaN",
    "True",
    "无",
    ":",
    '"',
    "\\",
    "?a=b",
    "#f",
    "@",
    "https://",
    "GET\n",
    "$ref",
]
CHANGE = st.tuples(
    st.sampled_from(["cut", "delete", "repeat", "insert", "many", "line"]),
    st.floats(0, 1),
    st.floats(0, 1),
    st.sampled_from(PIECES),
)


def changed(text: str, how: str, first: float, second: float, piece: str) -> str:
    start, end = sorted((int(first * len(text)), int(second * len(text))))
    match how:
        case "cut":
            return text[:start]
        case "delete":
            return text[:start] + text[min(end, start + 300) :]
        case "repeat":
            return text + text[start : start + 1_000]
        case "insert":
            return text[:start] + piece + text[start:]
        case "many":
            return text[:start] + piece * 50 + text[start:]
        case _:
            lines = re.split("(?<=\n)", text)
            del lines[int(first * (len(lines) - 1))]
            return "".join(lines)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CHANGE, min_size=1, max_size=6), st.booleans())
def test_real_pages_with_damage(
    changes: list[tuple[str, float, float, str]], again: bool
) -> None:
    text = SEED.read_text("utf-8")
    pages = {"a.md": text} if again else {}
    for change in changes:
        text = changed(text, *change)
    with tempfile.TemporaryDirectory() as folder:
        check(Path(folder), {**pages, "b.md": text})


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("|\\` ab*[](){}<>#-\n\t，", max_size=20), max_size=8))
def test_rows_with_every_sort_of_pipe_trouble(cells: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check(Path(folder), page(parameters="|" + "|".join(cells)))
