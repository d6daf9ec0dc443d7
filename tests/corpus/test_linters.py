"""The documents against the linters that people run: Redocly's, and Spectral's oas rules.

Both come from the npm registry at pinned versions; without npm the tests are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.conftest import SETS, read_set
from docmill.openapi.write.yaml_text import dump

REPOSITORY = Path(__file__).parents[2]
LINTERS = ("@redocly/cli@2.77.0", "@stoplight/spectral-cli@6.16.3")

REALLY_END_WITH_A_SLASH = {
    "/regions/{regionId}/",
    "/regions/{regionId}/buckets/{bucketName}/historical-replicat-task/",
    "/regions/{regionId}/buckets/{bucketName}/styleDelimiter/",
}
"""Paths that Redocly asks to be shortened; the pages and the vendor's SDK have the slash."""


@pytest.fixture(scope="module")
def linters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both linters installed."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("linters")
    (folder / "package.json").write_text("{}", "utf-8")
    command = [npm, "install", "--no-audit", "--no-fund", "--prefer-offline", *LINTERS]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (folder / ".spectral.yaml").write_text("extends: [spectral:oas]\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def documents(linters: Path) -> Path:
    """Every document of the real pages and the example's, in one folder."""
    folder = linters / "documents"
    folder.mkdir()
    shutil.copy(REPOSITORY / "spec/mps/openapi.yaml", folder / "example.yaml")
    for name in SETS:
        for spec in read_set(name).services.specs:
            path = folder / f"{name.partition('/')[0]}-{spec.name}.yaml"
            path.write_text(dump(spec.document), "utf-8")
    return folder


def run(linters: Path, *command: str) -> str:
    """What a linter prints. Neither may report its use to anybody."""
    environment = os.environ | {"REDOCLY_TELEMETRY": "off", "NO_COLOR": "1"}
    files = sorted(str(path) for path in (linters / "documents").glob("*.yaml"))
    done = subprocess.run(
        [f"node_modules/.bin/{command[0]}", *command[1:], *files],
        cwd=linters,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_redocly_finds_no_error(linters: Path, documents: Path) -> None:
    assert list(documents.glob("*.yaml"))
    printed = run(linters, "redocly", "lint", "--format=json", "--max-problems=10000")
    found = [
        (problem["ruleId"], problem["location"][0].get("pointer", ""))
        for report in _json(printed)
        for problem in report["problems"]
        if problem["severity"] == "error"
    ]
    slashes = {
        path.removeprefix("#/paths/").replace("~1", "/").replace("~0", "~")
        for rule, path in found
        if rule == "no-path-trailing-slash"
    }
    assert [rule for rule, _ in found if rule != "no-path-trailing-slash"] == []
    assert slashes == REALLY_END_WITH_A_SLASH


def test_spectral_finds_no_error(linters: Path, documents: Path) -> None:
    assert list(documents.glob("*.yaml"))
    printed = run(linters, "spectral", "lint", "--quiet", "-f", "json")
    (problems,) = _json(printed)
    assert problems, "not even a warning was found: were the documents read?"
    assert [p for p in problems if p["severity"] == 0] == []


def _json(text: str) -> Iterator[dict[str, list[dict[str, object]]]]:
    """Each JSON value in what was printed."""
    decoder = json.JSONDecoder()
    at = 0
    while (
        start := min((i for c in "{[" if (i := text.find(c, at)) >= 0), default=-1)
    ) >= 0:
        value, at = decoder.raw_decode(text, start)
        yield value
