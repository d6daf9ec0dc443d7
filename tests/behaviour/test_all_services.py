"""Every service of the published pages becomes a client that imports and type-checks."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel

from behaviour.corpus import Generated, generate

# How many services and operations the pages have.
EDITIONS = {
    "zh-2019-01": (17, 357),
    "zh-2018-12": (14, 242),
    "en-2018-10/pages": (12, 198),
    "zh-2021": (18, 73),
}

CHECKED = ("Media-Processing-Service", "Virtual-Machines", "RDS")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_service_becomes_a_client(edition: str, tmp_path: Path) -> None:
    made = generate(edition, tmp_path)
    found = [problem for service in made for problem in problems(service)]
    assert found == []
    operations = sum(len(routes(service.document)) for service in made)
    assert (len(made), operations) == EDITIONS[edition]


def problems(made: Generated) -> Iterator[str]:
    """Yields what a client lacks; all of its modules are imported for that."""
    with made.importable() as package:
        documented = Counter(routes(made.document))
        offered = Counter(
            module.OPERATION.route
            for module in modules(package, "api")
            for client in (package.Client, package.AsyncClient)
            if callable(getattr(client, module.__name__.rpartition(".")[2], None))
        )
        if offered != documented + documented:
            yield f"{made.service} offers {offered}, documented are {documented}"
        for module in modules(package, "models"):
            for model in vars(module).values():
                if isinstance(model, type) and issubclass(model, BaseModel):
                    model.model_rebuild()


def routes(document: dict[str, Any]) -> list[str]:
    return [
        f"{method.upper()} {path}"
        for path, item in document["paths"].items()
        for method in item
        if method in ("get", "put", "post", "delete", "patch", "head")
    ]


def modules(package: ModuleType, folder: str) -> list[ModuleType]:
    """Imports all modules of a folder of a package."""
    parent = importlib.import_module(f"{package.__name__}.{folder}")
    names = [module.name for module in pkgutil.iter_modules(parent.__path__)]
    return [importlib.import_module(f"{parent.__name__}.{name}") for name in names]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the clients of a small, a middling and a large service."""
    folder = tmp_path_factory.mktemp("typed")
    for service in CHECKED:
        generate(f"zh-2019-01/{service}", folder)
    return folder


def test_strict_type_checkers_find_nothing(packages: Path) -> None:
    names = ["client_of_mps", "client_of_vm", "client_of_rds"]
    (packages / "pyproject.toml").write_text(
        '[tool.pyright]\ntypeCheckingMode = "strict"\n'
        'include = ["client_of_mps", "client_of_vm"]\n'
        f'pythonVersion = "3.11"\nvenvPath = "{Path(sys.prefix).parent.as_posix()}"\n'
        f'venv = "{Path(sys.prefix).name}"\n',
        encoding="utf-8",
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=packages,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for command in (["mypy", "--strict", *names], ["pyright"])
    ]
    for process in running:
        output, _ = process.communicate(timeout=300)
        assert process.returncode == 0, output
