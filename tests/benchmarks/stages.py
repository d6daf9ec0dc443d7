"""How long the tool takes, next to the Markdown library and to itself."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from markdown_it import MarkdownIt
from prepare import DOCMILL, PAGES, run

from docmill import pipeline
from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.files import write

ROUNDS = 3

PROJECT = """\
[apis.vm]
docs = ["{pages}"]
spec = "vm.yaml"
client = "client"
"""


def documents_to_parsing(folder: Path) -> float:
    """Returns how many times the Markdown library's time all documents take.

    Both read the files; ours also writes the documents.
    """
    return min(_documents(folder) for _ in range(ROUNDS)) / min(
        _parsing() for _ in range(ROUNDS)
    )


def _documents(folder: Path) -> float:
    target = folder / "documents"
    start = time.process_time()
    found = Diagnostics()
    for spec in pipeline.specs_from_docs([PAGES], Config(), found, root=PAGES):
        path = target / f"{spec.name}.yaml"
        write.write_files(pipeline.document_files(spec, path, PAGES), found)
    return time.process_time() - start


def _parsing() -> float:
    parser = MarkdownIt("commonmark").enable("table")
    start = time.process_time()
    for path in PAGES.rglob("*.md"):
        parser.parse(path.read_text(encoding="utf-8"))
    return time.process_time() - start


def unchanged_to_first_build(folder: Path) -> float:
    """Returns the time of a build that finds nothing to do, in times of the first one.

    Whole processes, as a user waits for them.
    """
    first: list[float] = []
    second: list[float] = []
    for number in range(ROUNDS):
        project = folder / f"project-{number}"
        project.mkdir()
        settings = PROJECT.format(pages=(PAGES / "Virtual-Machines").as_posix())
        (project / "docmill.toml").write_text(settings, encoding="utf-8")
        first.append(_build(project))
        second.append(_build(project))
    return min(second) / min(first)


def one_page_to_first_build(folder: Path) -> float:
    """Returns the time of a build after a change of one page, in times of the first one.

    All services are one project, and the page is one of the largest of them.
    """
    project = folder / "all-services"
    shutil.copytree(PAGES, project / "docs")
    run([DOCMILL, "init", "docs"], dict(os.environ), project)
    first = _build(project)
    page = project / "docs/RDS/Account-Management/createAccount.md"
    changed: list[float] = []
    for number in range(ROUNDS):
        text = page.read_text(encoding="utf-8")
        page.write_text(f"{text}\n## 说明\n{number}\n", encoding="utf-8")
        changed.append(_build(project))
    return min(changed) / first


def _build(project: Path) -> float:
    environment = {**os.environ, "XDG_CACHE_HOME": str(project / "cache")}
    start = time.perf_counter()
    run([DOCMILL, "build"], environment, project)
    return time.perf_counter() - start
