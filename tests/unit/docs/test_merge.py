"""Many pages to one service."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unit.docs.sample import ROWS, build, codes, model, only, page


def listing(name: str, *models: tuple[str, str], refers: str = "A") -> str:
    """A page that answers with models, each given by name and rows."""
    response = f"|first|{refers}| |" + "".join(model(n, rows) for n, rows in models)
    url = f"https://shop.example.com/v1/{name}"
    return page(name, url=url, address="", response=response)


def component(tmp_path: Path, pages: dict[str, str]) -> dict[str, Any]:
    """The schemas of models, without those of operations."""
    data = only(build(tmp_path, pages)[0]).document.data
    schemas = data["components"]["schemas"]
    return {
        n: s for n, s in schemas.items() if not n.endswith("Response") and n != "Error"
    }


X, Y = "|x|String| |", "|y|String| |"


def test_models_that_agree_are_one(tmp_path: Path) -> None:
    pages = {f"{n}.md": listing(n, ("A", X)) for n in "abc"}
    assert list(component(tmp_path, pages)) == ["A"]


def test_models_that_differ_are_named_after_their_use(tmp_path: Path) -> None:
    pages = {f"{n}.md": listing(n, ("A", X)) for n in "bcd"}
    pages["a.md"] = listing("a", ("A", Y))
    services, diagnostics = build(tmp_path, pages)
    schemas = only(services).document.data["components"]["schemas"]
    assert list(schemas["A"]["properties"]) == ["x"]
    assert list(schemas["AA"]["properties"]) == ["y"]
    (item,) = diagnostics
    assert item.code == "model-differs"
    assert item.span is not None
    assert item.span.file.path == "a.md"
    assert item.related[0].span.file.path == "b.md"


def test_models_differ_where_what_they_hold_differs(tmp_path: Path) -> None:
    pages = {
        f"{n}.md": listing(n, ("A", "|b|B| |"), ("B", rows))
        for n, rows in (("a", X), ("b", X), ("c", Y))
    }
    assert sorted(component(tmp_path, pages)) == ["A", "B", "CA", "CB"]


def test_requests_that_require_other_members_are_variants(tmp_path: Path) -> None:
    def request(name: str, required: str) -> str:
        rows = "|a|A|True| | |" + model("A", f"|x|String|{required}| | |", ROWS)
        url = f"https://shop.example.com/v1/{name}"
        return page(name, method="POST", url=url, address="", parameters=rows)

    pages = {
        "a.md": request("a", "True"),
        "b.md": request("b", "False"),
        "c.md": listing("c", ("A", X)),
    }
    data = only(build(tmp_path, pages)[0]).document.data
    schemas = data["components"]["schemas"]
    assert schemas["A"]["required"] == ["x"]
    assert "required" not in schemas["BA"]
    assert schemas["CResponse"]["properties"]["first"] == {
        "$ref": "#/components/schemas/A"
    }


def test_a_model_that_wraps_one_of_its_name(tmp_path: Path) -> None:
    pages = {
        "a.md": listing("a", ("A", "|a|A| |"), ("A", "|x|String| |\n|y|String| |"))
    }
    schemas = component(tmp_path, pages)
    assert len(schemas) == 2
    inner = next(name for name, s in schemas.items() if "x" in s["properties"])
    outer = next(name for name, s in schemas.items() if "a" in s["properties"])
    assert schemas[outer]["properties"]["a"] == {
        "$ref": f"#/components/schemas/{inner}"
    }


@pytest.mark.parametrize("rows", [("|b|B| |", "|a|A[]| |"), ("|a|A| |", "|b|B| |")])
def test_models_may_hold_each_other(tmp_path: Path, rows: tuple[str, str]) -> None:
    pages = {f"{n}.md": listing(n, ("A", rows[0]), ("B", rows[1])) for n in "ab"}
    assert list(component(tmp_path, pages)) == ["A", "B"]


def test_models_that_differ_far_below(tmp_path: Path) -> None:
    chain = [(f"M{n}", f"|x|M{n + 1}| |") for n in range(120)]
    pages = {
        f"{n}.md": listing(n, ("A", "|x|M0| |"), *chain, ("M120", rows))
        for n, rows in (("a", X), ("b", Y))
    }
    _, diagnostics = build(tmp_path, pages)
    assert "models-too-deep" in codes(diagnostics)
    assert diagnostics.has_errors


def test_results_belong_to_their_operation(tmp_path: Path) -> None:
    pages = {n + ".md": listing(n, ("Result", X), refers="Result") for n in "ab"}
    services, diagnostics = build(tmp_path, pages)
    assert {"AResult", "BResult"} <= only(services).document.data["components"][
        "schemas"
    ].keys()
    assert codes(diagnostics) == []


def test_names_that_are_taken(tmp_path: Path) -> None:
    models = [("A", "|e|Error| |"), ("Error", X), ("AResponse", X), ("b/c", X)]
    schemas = only(build(tmp_path, {"a.md": listing("a", *models)})[0]).document.data[
        "components"
    ]["schemas"]
    assert schemas["A"]["properties"]["e"]["$ref"].endswith("/AError")
    assert "error" in schemas["Error"]["properties"]
    assert "first" in schemas["AResponseMessage"]["properties"]
    assert "b_c" in schemas


def test_one_operation_on_two_pages(tmp_path: Path) -> None:
    pages = {"a.md": page(), "b.md": page("getTheBook")}
    services, diagnostics = build(tmp_path, pages)
    spec = only(services)
    assert spec.report.operations == 1
    assert codes(diagnostics) == ["operation-repeated"]
    assert spec.report.reasons == {"operation-repeated": 3}


def test_one_operation_on_two_hosts(tmp_path: Path) -> None:
    other = page("b", url="https://shop.other.com/v1/books/{bookId}")
    services, diagnostics = build(tmp_path, {"a.md": page(), "b.md": other})
    assert codes(diagnostics) == ["operation-repeated"]
    assert only(services).report.operations == 1


def test_two_operations_of_one_name(tmp_path: Path) -> None:
    url = "https://shop.example.com/v1/{}"
    pages = {
        "overview.md": "# Shop\n\n## Introduction\nx\n\n## API\n|Interface name|\n|---|\n",
        "a/a.md": page(),
        "b/b.md": page(url=url.format("b/{bookId}")),
        "b/c.md": page("GetBook", url=url.format("c/{bookId}")),
    }
    services, diagnostics = build(tmp_path, pages)
    items = only(services).document.data["paths"].values()
    assert [i["get"]["operationId"] for i in items] == [
        "getBook",
        "getBookB",
        "GetBookB1",
    ]
    assert codes(diagnostics) == ["operation-id-repeated"] * 2


def test_paths_that_differ_in_names_only(tmp_path: Path) -> None:
    other = page(
        "deleteBook",
        method="DELETE",
        url="https://shop.example.com/v1/books/{id}",
        address="|id|String|True| |The id|",
    )
    services, diagnostics = build(tmp_path, {"a.md": page(), "b.md": other})
    (item,) = only(services).document.data["paths"].values()
    assert [p["name"] for p in item["delete"]["parameters"]] == ["bookId"]
    assert codes(diagnostics) == ["path-parameter-renamed"]


NAMES = st.sampled_from(["A", "B", "C", "Result", "AB"])
MEMBER = st.tuples(
    st.sampled_from("xyz"),
    st.sampled_from(["String", "Integer", "A", "B[]", "C", "AB"]),
)
TABLE = st.lists(MEMBER, min_size=1, max_size=3, unique_by=lambda member: member[0])
PAGE = st.dictionaries(NAMES, TABLE, min_size=1, max_size=4)


def written(name: str, models: dict[str, list[tuple[str, str]]]) -> str:
    tables = [
        (model_name, "\n".join(f"|{n}|{type_}| |" for n, type_ in rows))
        for model_name, rows in models.items()
    ]
    return listing(name, *tables, refers=tables[0][0])


def names_by_place(pages: dict[str, str]) -> dict[str, str]:
    """The component of each model heading."""
    with tempfile.TemporaryDirectory() as folder:
        services, _ = build(Path(folder), pages)
        origins = only(services).source_map.origins
        return {
            str(origin.span): at.rpartition("/")[2]
            for at, found in origins.items()
            for origin in found
            if origin.rule == "model-heading"
        }


@settings(max_examples=60, deadline=None)
@given(st.lists(PAGE, min_size=1, max_size=4), PAGE)
def test_unrelated_pages_rename_nothing(
    models: list[dict[str, list[tuple[str, str]]]],
    added: dict[str, list[tuple[str, str]]],
) -> None:
    before = {f"p{n}.md": written(f"op{n}", page) for n, page in enumerate(models)}
    unrelated = {f"New{name}": rows for name, rows in added.items()}
    after = {**before, "a.md": written("opA", unrelated)}
    names = names_by_place(before)
    assert names.items() <= names_by_place(after).items()


@settings(max_examples=60, deadline=None)
@given(st.lists(PAGE, min_size=1, max_size=5))
def test_every_model_is_written_as_its_page_shows_it(
    models: list[dict[str, list[tuple[str, str]]]],
) -> None:
    pages = {f"p{n}.md": written(f"op{n}", page) for n, page in enumerate(models)}
    with tempfile.TemporaryDirectory() as folder:
        spec = only(build(Path(folder), pages)[0])
    assert spec.report.rows == spec.report.emitted
    schemas = spec.document.data["components"]["schemas"]
    for report in spec.report.pages:
        for row in report.rows:
            assert row.pointer
            parts = row.pointer.split("/")
            if parts[1] == "components":
                assert parts[-1] in schemas[parts[3]]["properties"]
    for schema in schemas.values():
        for member in schema["properties"].values():
            ref = member.get("$ref") or member.get("items", {}).get("$ref")
            assert ref is None or ref.rpartition("/")[2] in schemas
