"""Overlays: what they change, what they refuse, and where the result says it is from."""

from __future__ import annotations

from typing import Any

import pytest

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.openapi.document import OpenApi
from docmill.openapi.edit.overlay import apply
from docmill.openapi.read.text import parse_data

DOCUMENT = """\
openapi: 3.1.0
paths:
  /a:
    get: {operationId: getA, tags: [x, y, z], parameters: [{name: p, in: query}]}
    post: {operationId: postA}
  /b: {get: {operationId: getB}}
"""
HEAD = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n"


def _data(name: str, text: str) -> OpenApi:
    document = parse_data(SourceFile(name, text), Diagnostics(), Limits())
    assert document is not None
    return document


def run(actions: str) -> tuple[OpenApi, list[str]]:
    """The result, and code, place and text under each finding."""
    diagnostics = Diagnostics()
    overlay = _data(
        "o.yaml", actions if actions.startswith("overlay") else HEAD + actions
    )
    result = apply(_data("a.yaml", DOCUMENT), overlay, diagnostics)
    return result, [
        f"{item.code} {item.span} {item.span and item.span.text}"
        for item in diagnostics
    ]


def changed(actions: str) -> dict[str, Any]:
    """The paths after actions that must be without findings."""
    result, findings = run(actions)
    assert findings == []
    return result.data["paths"]


def test_an_update_merges_mappings_concatenates_lists_and_replaces_the_rest() -> None:
    paths = changed(
        "- target: $.paths['/a'].get\n  description: d\n"
        "  update: {operationId: new, tags: [w], x-y: {k: 1}, parameters: [{name: q}]}\n"
    )
    assert paths["/a"]["get"] == {
        "operationId": "new",
        "tags": ["x", "y", "z", "w"],
        "parameters": [{"name": "p", "in": "query"}, {"name": "q"}],
        "x-y": {"k": 1},
    }


def test_an_update_of_a_list_appends_one_entry() -> None:
    paths = changed("- {target: '$.paths.*.get.tags', description: d, update: [w]}\n")
    assert paths["/a"]["get"]["tags"] == ["x", "y", "z", ["w"]]


def test_filters_select_several_nodes_and_actions_see_earlier_ones() -> None:
    paths = changed(
        "- {target: \"$.paths[*][?@.operationId == 'getB']\", description: d, update: {tags: [n]}}\n"
        "- {target: '$..[?length(@.tags) > 0]', description: d, update: {x-tagged: true}}\n"
    )
    assert [item["get"]["x-tagged"] for item in paths.values()] == [True, True]
    assert "x-tagged" not in paths["/a"]["post"]


def test_removing_several_members_of_a_list_and_a_mapping() -> None:
    paths = changed(
        "- {target: '$.paths[\"/a\"].get.tags[0,2]', description: d, remove: true}\n"
        "- {target: \"$.paths['/a'].post\", description: d, remove: true}\n"
    )
    assert paths["/a"].keys() == {"get"}
    assert paths["/a"]["get"]["tags"] == ["y"]


def test_the_original_is_not_changed() -> None:
    document = _data("a.yaml", DOCUMENT)
    before = repr(document.data)
    overlay = _data(
        "o.yaml", f"{HEAD}- {{target: $.paths, description: d, remove: true}}"
    )
    assert "paths" not in apply(document, overlay, Diagnostics()).data
    assert repr(document.data) == before


def test_each_part_is_located_where_it_was_written() -> None:
    result, _ = run(
        "- target: $.paths['/a'].get.tags[0]\n  description: d\n  remove: true\n"
        "- target: $.paths['/a'].get\n  description: d\n  update:\n    tags: [w]\n    x-y: {k: [1]}\n"
    )
    get = "/paths/~1a/get"
    spans = [
        result.locate(get + end)
        for end in ("/tags/0", "/tags/2", "/x-y/k/0", "/operationId")
    ]
    assert [f"{span} {span.text}" for span in spans if span] == [
        "a.yaml:4:40 y",
        "o.yaml:10:12 w",
        "o.yaml:11:15 1",
        "a.yaml:4:24 getA",
    ]
    assert str(result.locate("/paths/~1a/get/nothing/here")) == "a.yaml:4:5"


@pytest.mark.parametrize(
    ("actions", "finding"),
    [
        ("- {target: $.nope, description: d, remove: true}", "overlay-no-match o.yaml:4:12 $.nope"),
        ("- {target: paths, description: d, remove: true}", "overlay-target o.yaml:4:12 paths"),
        ("- {target: '$', description: d, remove: true}", "overlay-target o.yaml:4:12 '$'"),
        (
            "- {target: $.openapi, description: d, update: {a: 1}}",
            "overlay-target o.yaml:4:12 $.openapi",
        ),
        ("- {target: $.paths, description: d, update: 3}", "overlay-structure o.yaml:4:45 3"),
        ("- {target: $.paths, remove: true}", "overlay-no-reason o.yaml:4:3 {target: $.paths, remove: true}"),
        ("- {target: $.paths, description: d, updat: {}, remove: true}", "overlay-structure o.yaml:4:37 updat"),
        ("- {target: $.paths, description: d}", "overlay-structure o.yaml:4:3 {target: $.paths, description: d}"),
        ("- {description: d, remove: true}", "overlay-structure o.yaml:4:3 {description: d, remove: true}"),
        ("- 3", "overlay-structure o.yaml:4:3 3"),
        ("overlay: 1.0.0\nactions: []", "overlay-structure o.yaml:2:1 actions"),
        ("overlay: 2.0.0\nactions: [3]", "overlay-version o.yaml:1:10 2.0.0"),
    ],
)  # fmt: skip
def test_an_action_that_is_wrong_is_reported_at_its_place(
    actions: str, finding: str
) -> None:
    assert run(actions)[1] == [finding]
