"""The source map beside a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from docmill.diagnostics.source import SourceFile
from docmill.openapi.source_map import Origin, SourceMap, Unused, dump, load, map_path

PAGE = SourceFile("pages/a.md", "# a\n|名称|\n")
ORIGIN = Origin(PAGE.span(2, 2, 4), "name-column", "stated")
WEAK = Origin(PAGE.span(1), "guess", "weak")
MAP = SourceMap(
    {"/paths/~1a~0b": (ORIGIN, WEAK), "/info": (WEAK,)},
    {"/paths/~1a~0b": (Unused("enum", ["a", 1], WEAK),)},
)


def plain(source_map: SourceMap) -> object:
    def origin(o: Origin) -> object:
        return str(o.span), o.span.end_column, o.span.text, o.rule, o.tier

    return (
        {k: [origin(o) for o in v] for k, v in source_map.origins.items()},
        {
            k: [(u.keyword, u.value, origin(u.origin)) for u in v]
            for k, v in source_map.unused.items()
        },
    )


def test_what_is_dumped_is_loaded_again(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.md").write_text(PAGE.text, "utf-8")
    folder = tmp_path / "spec" / "a"
    folder.mkdir(parents=True)
    text = dump(MAP, folder, tmp_path)
    path = map_path(folder / "openapi.yaml")
    assert path.name == "openapi.map.json"
    path.write_text(text, "utf-8")
    loaded = load(path, root=tmp_path)
    assert plain(loaded) == plain(MAP)
    assert "../../pages/a.md" in text
    assert dump(loaded, folder, tmp_path) == text


def test_a_page_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "x.map.json"
    path.write_text(dump(MAP, tmp_path, tmp_path), "utf-8")
    first, _ = load(path, root=tmp_path).origins["/paths/~1a~0b"]
    assert (str(first.span), first.span.text) == ("pages/a.md:2:2", "")


@pytest.mark.parametrize(
    ("pointer", "nearest"),
    [
        ("/paths/~1a~0b", "/paths/~1a~0b"),
        ("/paths/~1a~0b/get/summary", "/paths/~1a~0b"),
        ("/paths", None),
        ("", None),
        ("/info/title", "/info"),
    ],
)
def test_parts_come_from_where_their_parents_do(
    pointer: str, nearest: str | None
) -> None:
    assert MAP.nearest(pointer) == nearest
    assert MAP.locate(pointer) == (MAP.origins[nearest][0].span if nearest else None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2}',
        '{"version": 1}',
        '{"version": 1, "files": [], "origins": {"/a": [[0, 1, 1, 1, "r", "t"]]}, "unused": {}}',
        '{"version": 1, "files": 3, "origins": {}, "unused": {}}',
        '{"version": 1, "files": ["\\u0000"], "origins": {}, "unused": {}}',
        '{"version": 1, "files": [], "origins": {"/a": [[]]}, "unused": {}}',
        '{"version": 1, "files": ["a"], "origins": {"/a": [[0, "x", 1, 1, "r", "t"]]}, "unused": {}}',
    ],
)
def test_what_is_no_source_map(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.map.json"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"."):
        load(path, root=tmp_path)
