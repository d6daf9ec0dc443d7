"""Documents of twenty services: every one gives a client that loads, with all operations.

The documents are beside the checkout, in `../shared/specs`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from docmill.client.plan import ClientPlan
from docmill.client.planner import plan
from docmill.client.render.jinja import render
from docmill.config.model import ClientConfig, Limits
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.read.load import load
from shared import SPECS, documents, needed

LOADER = Path(__file__).with_name("load_everything.py")
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
FILES = documents()
OWN = sorted(LOADER.with_name("documents").glob("*.yaml"))
# The largest take minutes to check; what is in them is in the others as well.
LARGE = {"discord", "figma", "gitea", "hcloud"}
SOME = 40
"""One module of so many is compared with what black writes: black is slow."""
GROUPED = ("petstore",)
MOST_LINES = 60
"""Lines of `api/` for an operation, docstrings included, as the mean of a document."""


def planned(path: Path, config: ClientConfig) -> tuple[ClientPlan, Diagnostics, int]:
    """The plan for a document, what was reported, and how many operations it has."""
    diagnostics = Diagnostics()
    document = load(needed(path), diagnostics, Limits())
    assert document is not None
    found = plan(document, diagnostics, config, name=path.stem)
    assert found is not None
    count = sum(
        method in METHODS
        for item in document.data.get("paths", {}).values()
        for method in item
    )
    return found, diagnostics, count


def written(plan: ClientPlan, config: ClientConfig, folder: Path) -> Path:
    """The folder of a client's sources."""
    for name, text in render(plan, config).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "src"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_operation_and_model_loads(path: Path, tmp_path: Path) -> None:
    config = ClientConfig()
    found, diagnostics, count = planned(path, config)
    assert len(found.operations) == count
    assert not diagnostics.has_errors
    sources = written(found, config, tmp_path)
    assert lines(sources.glob("*/api/*.py")) <= MOST_LINES * count
    loads_everything(sources)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_all_that_the_standard_has_is_typed_and_can_be_called(
    path: Path, tmp_path: Path
) -> None:
    config = ClientConfig(group_by="tag")
    found, diagnostics, _ = planned(path, config)
    assert not diagnostics.has_errors
    sources = written(found, config, tmp_path)
    loads_everything(sources)
    run(["-m", "mypy", "--strict", "--no-incremental", "."], sources)


def test_what_is_generated_is_typed(tmp_path: Path) -> None:
    """All in one process, which reads the libraries once."""
    config = ClientConfig(layout="package")
    for path in FILES:
        if path.stem not in LARGE:
            written(planned(path, config)[0], config, tmp_path / path.stem)
    run(["-m", "mypy", "--strict", "--no-incremental", "."], tmp_path)
    run(
        ["-m", "ruff", "check", "--isolated", "--select=F,I,UP,B", "--ignore=F403"],
        tmp_path,
    )


def test_what_is_laid_out_is_as_black_writes_it(tmp_path: Path) -> None:
    config = ClientConfig(layout="package")
    for path in FILES:
        sources = tmp_path / path.stem
        written(planned(path, config)[0], config, sources)
        modules = sorted(sources.rglob("*.py"))
        for index, module in enumerate(modules):
            if index % SOME and module.name != "_client.py":
                module.unlink()
    run(["-m", "black", "--check", "--quiet", "--target-version=py311", "."], tmp_path)


@pytest.mark.parametrize("name", GROUPED)
def test_operations_can_be_grouped_by_tag(name: str, tmp_path: Path) -> None:
    path = next((path for path in FILES if path.stem == name), SPECS / name)
    config = ClientConfig(group_by="tag")
    found, _, _ = planned(path, config)
    sources = written(found, config, tmp_path)
    (sources / "use.py").write_text(
        "from petstore import AsyncClient, Client\n"
        "from petstore.models import Pet\n\n"
        "def pet(client: Client) -> Pet:\n"
        "    return client.pet.get_pet_by_id(pet_id=1)\n\n"
        "async def awaited(client: AsyncClient) -> Pet:\n"
        "    return await client.pet.get_pet_by_id(pet_id=1, timeout=1.0)\n\n"
        "def wrong(client: AsyncClient) -> object:\n"
        '    return client.pet.get_pet_by_id(pet_id="1")  # type: ignore[arg-type]\n'
    )
    loads_everything(sources)
    run(["-m", "mypy", "--strict", "--no-incremental", "."], sources)


def lines(modules: Iterable[Path]) -> int:
    return sum(len(path.read_text("utf-8").splitlines()) for path in modules)


def loads_everything(sources: Path) -> None:
    run([str(LOADER), str(sources)], sources)


def run(arguments: list[str], folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": ""},
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
