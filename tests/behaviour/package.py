"""A small client package, made of the static templates and hand-written operations.

It is imported as `shop`, and tests the runtime apart from any one API.
"""

from __future__ import annotations

import importlib
import shutil
import sys
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).parents[2] / "templates" / "package"
SHOP = Path(__file__).parent / "shop"


def build(folder: Path) -> Path:
    """Writes the package `shop` below a folder, returns its path."""
    package = folder / "shop"
    sources = [*TEMPLATES.glob("_runtime/*.py.jinja")]
    sources += [TEMPLATES / "errors.py.jinja", TEMPLATES / "testing.py.jinja"]
    for source in sources:
        target = package / source.relative_to(TEMPLATES).with_suffix("")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    shutil.copytree(
        SHOP, package, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
    )
    return package


def load(folder: Path) -> Any:
    """Builds the package and imports it."""
    build(folder)
    sys.path.insert(0, str(folder))
    try:
        shop = importlib.import_module("shop")
        importlib.import_module("shop.errors")
        return shop
    finally:
        sys.path.remove(str(folder))
