"""The prose rules against the vendor's pages: the default column, the vendor's own
Swagger, and two hundred rows whose facts were read by eye."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml

from docmill.docs.descriptions import Tier, mine, same
from shared import CORPUS, needed
from unit.docs.corpus_rows import SETS, Row, rows

KINDS = (
    "default",
    "enum",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "multipleOf",
    "format",
    "readOnly",
    "maxItems",
)
SAMPLE = Path(__file__).with_name("prose_sample.jsonl")


def certain(row: Row) -> dict[str, Any]:
    """The certain facts of a row, by kind."""
    return {
        f.kind: f.value for f in row.facts if f.tier is Tier.CERTAIN and f.kind in KINDS
    }


def test_hand_checked_sample() -> None:
    """At least 98 of 100 certain facts are those that a reader finds; recall is printed."""
    right, stated, there = Counter[str](), Counter[str](), Counter[str]()
    wrong: list[str] = []
    sample = [
        json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()
    ]
    for entry in sample:
        found, expected = certain(_row(entry["at"], entry["name"])), entry["facts"]
        stated.update(found.keys())
        there.update(expected.keys())
        good = [k for k, v in found.items() if k in expected and same(v, expected[k])]
        right.update(good)
        wrong += [
            f"{entry['at']} {kind} {found[kind]!r}" for kind in found.keys() - set(good)
        ]
    for kind in KINDS:
        if there[kind] or stated[kind]:
            print(
                f"{kind}: precision {right[kind]}/{stated[kind]}, recall {right[kind]}/{there[kind]}"
            )
            assert right[kind] >= 0.98 * stated[kind], wrong
    print(
        f"all: precision {right.total()}/{stated.total()}, recall {right.total()}/{there.total()}"
    )
    assert len(sample) == 200
    assert right.total() >= 0.9 * there.total()


def _row(at: str, name: str) -> Row:
    path, line = at.rsplit(":", 1)
    folder = next(folder for folder in SETS if path.startswith(folder))
    found = [
        r
        for r in rows(folder)
        if r.path == path and r.line == int(line) and r.name == name
    ]
    assert len(found) == 1, f"{at} {name} is not a row"
    return found[0]


def test_default_column() -> None:
    """Where the table has a default of its own the text says the same."""
    agree, differ, silent = 0, list[str](), 0
    for row in (row for folder in SETS for row in rows(folder) if row.default):
        default = certain(row).get("default")
        if default is None:
            silent += 1
        elif str(default).lower() == str(row.default).lower():
            agree += 1
        else:
            differ.append(
                f"{row.path}:{row.line} {row.name}: {row.default!r}, not {default!r}"
            )
    print(
        f"default column: {agree} agree, {len(differ)} differ, {silent} silent: {differ}"
    )
    assert agree > 100
    assert len(differ) <= 0.02 * agree


@pytest.mark.parametrize(
    "kind", ["default", "enum", "minimum", "maximum", "format", "readOnly"]
)
def test_vendor_swagger(kind: str) -> None:
    """Where the vendor's Swagger has a keyword for the same text the rules read the same."""
    agree, differ, silent, beyond = 0, list[str](), 0, 0
    fields = _swagger_fields()
    for row in rows("en-2018-10/pages"):
        service = row.path.split("/")[2]
        known = fields.get((service, row.name, _words(row.text)), [])
        stated = {str(field[kind]) for field in known if kind in field} - {
            "int32",
            "int64",
            "float",
            "double",
        }
        found = certain(row).get(kind)
        if not known or len(stated) > 1:
            continue
        if not stated:
            beyond += found is not None
        elif found is None:
            silent += 1
        elif str(found).lower() == stated.copy().pop().lower():
            agree += 1
        else:
            differ.append(f"{row.path}:{row.line} {row.name}: {stated}, not {found!r}")
    print(
        f"{kind}: {agree} agree, {len(differ)} differ, {silent} silent, {beyond} beyond: {differ}"
    )
    assert len(differ) <= 0.02 * agree
    assert agree or kind in ("format", "maximum")


_Fields = dict[tuple[str, str, str], list[dict[str, Any]]]


def _swagger_fields() -> _Fields:
    """Properties and parameters of the Swagger sources by service, name and description."""
    found: _Fields = defaultdict(list)
    root = needed(CORPUS / "en-2018-10" / "vendor-swagger")
    for path in sorted(root.rglob("*.yaml")):
        service = path.relative_to(root).parts[0]
        document = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for name, field in _named(document):
            found[service, name, _words(str(field.get("description", "")))].append(
                field
            )
    return found


def _named(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, list):
        for item in node:
            yield from _named(item)
    elif isinstance(node, dict):
        if "in" in node and "name" in node:
            yield node["name"], node
        properties = node.get("properties")
        if isinstance(properties, dict):
            yield from (
                (name, field)
                for name, field in properties.items()
                if isinstance(field, dict)
            )
        for value in node.values():
            yield from _named(value)


def _words(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"<[^>]*>", " ", text)).strip().lower()[:60]


def test_nine_thousand_rows_take_about_a_second() -> None:
    """Generous by a factor of four, for machines that are busy with other tests."""
    found = [row for folder in SETS for row in rows(folder)]
    mine.cache_clear()
    start = process_time()
    count = sum(len(row.facts) for row in found)
    spent = process_time() - start
    print(f"{len(found)} rows, {count} facts, {spent:.2f} s")
    assert count > 3000
    assert spent < 4 * len(found) / 9000
