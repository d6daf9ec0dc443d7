"""Which files a site has, how they lead to each other, and what its first page finds."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from docmill.files.templates import template_folders
from docmill.openapi.diff.compare import compare
from docmill.openapi.document import OpenApi
from docmill.publish.model import Reference
from docmill.publish.site import all_files
from docmill.publish.site.all_files import History, Service
from docmill.publish.site.index import data
from unit.publish.sample import REFERENCE

FOLDERS = template_folders(None)
CHINESE = replace(REFERENCE, language="zh", title="云盘")
OLD = {
    "openapi": "3.1.0",
    "info": {"title": "Disks", "version": "1"},
    "paths": {},
}
NEW = {**OLD, "paths": {"/disks": {"get": {"operationId": "listDisks"}}}}
HISTORY = History(
    since="v1",
    changes=compare(OpenApi(OLD), OpenApi(NEW)),
    updated=datetime(2026, 3, 1, tzinfo=UTC),
)


def service(*references: Reference, history: History | None = None) -> Service:
    return Service(document=OpenApi(NEW), references=references, history=history)


ONE = all_files.files([service(REFERENCE)], FOLDERS, base_url="")
MANY = all_files.files(
    [
        service(REFERENCE, CHINESE, history=HISTORY),
        service(replace(REFERENCE, name="other", title="Other")),
    ],
    FOLDERS,
    base_url="https://docs.example.com/",
)


class Links(HTMLParser):
    """The addresses that a page leads to, and the ids that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.targets += [found["href"] or ""] if "href" in found else []
        self.ids |= {found["id"] or ""} if "id" in found else set()


def test_one_service_has_its_files_in_the_folder_itself() -> None:
    assert sorted(ONE) == [
        "index.html",
        "llms.txt",
        "openapi.json",
        "openapi.yaml",
        "operations/createDisk.md",
        "operations/listDisks.md",
        "schemas/Disk.md",
    ]


def test_several_services_have_a_folder_each() -> None:
    own = {path.partition("/")[2] for path in MANY if path.startswith("disks/")}
    assert own == {
        *ONE,
        "index.zh.html",
        "llms.zh.txt",
        "operations.zh/createDisk.md",
        "operations.zh/listDisks.md",
        "schemas.zh/Disk.md",
        "changes.html",
        "changes.zh.html",
        "changes.atom",
        "changes.zh.atom",
    }
    above = {path for path in MANY if "/" not in path}
    assert above == {"index.html", "index.zh.html", "llms.txt", "llms.zh.txt"}


@pytest.mark.parametrize("files", [ONE, MANY], ids=["one", "many"])
def test_every_link_leads_to_a_file_and_a_place_in_it(files: dict[str, str]) -> None:
    pages = {path: Links(text) for path, text in files.items() if ".html" in path}
    for path, page in pages.items():
        for target in page.targets:
            parts = urlsplit(target)
            if parts.scheme or not target:
                assert parts.scheme in {"https", "data"}
                continue
            other = normpath(join(dirname(path), parts.path)) if parts.path else path
            assert other in files, f"{path}: {target}"
            if parts.fragment:
                assert unquote(parts.fragment) in pages[other].ids, f"{path}: {target}"


@pytest.mark.parametrize(("suffix", "type_"), [("", "Type"), (".zh", "类型")])
def test_what_is_for_programs_is_in_each_language(suffix: str, type_: str) -> None:
    assert f"(disks/llms{suffix}.txt)" in MANY[f"llms{suffix}.txt"]
    assert f"(operations{suffix}/listDisks.md)" in MANY[f"disks/llms{suffix}.txt"]
    operation = MANY[f"disks/operations{suffix}/listDisks.md"]
    assert f"](../schemas{suffix}/Disk.md)" in operation
    assert type_ in operation
    assert f'href="llms{suffix}.txt"' in MANY[f"disks/index{suffix}.html"]
    assert f'changes{suffix}.html"' in MANY[f"disks/changes{suffix}.atom"]


def test_the_documents_are_the_same_data() -> None:
    assert json.loads(ONE["openapi.json"]) == NEW
    assert "operationId: listDisks" in ONE["openapi.yaml"]


def test_numbers_that_json_has_not_are_null() -> None:
    document = OpenApi({**NEW, "x-limit": [float("inf"), float("nan"), 1.5]})
    files = all_files.files(
        [Service(document=document, references=(REFERENCE,))], FOLDERS, base_url=""
    )
    assert json.loads(files["openapi.json"])["x-limit"] == [None, None, 1.5]


def test_half_characters_can_be_written() -> None:
    files = all_files.files(
        [service(replace(REFERENCE, title="\ud800x"))], FOLDERS, base_url=""
    )
    for text in files.values():
        text.encode("utf-8")
    assert "\ufffdx" in files["index.html"]


def test_the_change_page_says_what_changed_and_where() -> None:
    page = MANY["disks/changes.html"]
    assert '<a href="index.html#operation-listDisks">GET /disks</a>' in page
    assert "the operation is new (listDisks)" in page
    assert "<code>v1</code>" in page
    assert (
        '<a href="index.zh.html#operation-listDisks">' in MANY["disks/changes.zh.html"]
    )


def test_without_a_date_there_is_no_feed_and_nothing_leads_to_it() -> None:
    undated = replace(HISTORY, updated=None)
    files = all_files.files([service(REFERENCE, history=undated)], FOLDERS, base_url="")
    assert "changes.atom" not in files
    assert "changes.atom" not in files["changes.html"]
    assert 'href="changes.atom"' in MANY["disks/changes.html"]


def test_the_feed_names_the_folder_of_its_service() -> None:
    assert "https://docs.example.com/disks/changes.html" in MANY["disks/changes.atom"]


def test_the_first_page_lists_services_and_operations_without_a_script() -> None:
    page = re.sub(r"<script.*?</script>", "", MANY["index.html"], flags=re.DOTALL)
    for text in ("Disks", "Other", "List the disks", "/disks"):
        assert text in page
    assert 'href="disks/index.html#operation-listDisks"' in page


def test_each_first_page_leads_to_pages_of_its_language() -> None:
    assert 'href="disks/index.zh.html#operation-listDisks"' in MANY["index.zh.html"]
    assert 'href="other/index.html#operation-listDisks"' in MANY["index.zh.html"]
    assert '<html lang="zh">' in MANY["index.zh.html"]


def test_operations_parameters_schemas_members_and_errors_are_found() -> None:
    found = json.loads(data([REFERENCE], ["disks/index.html"]))
    assert found["pages"] == ["disks/index.html"]
    labels = {(row[0], row[2]) for row in found["rows"]}
    assert {
        ("List the disks", 0),
        ("Disk", 1),
        ("size", 2),
        ("name", 2),
        ("key", 2),
    } <= labels


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "\u2028"]
)
def test_data_ends_no_script(text: str) -> None:
    made = data([replace(REFERENCE, title=text)], [])
    assert not set(made) & set("<>&\u2028\u2029")
    assert json.loads(made)["rows"][0][0] == text


def test_no_page_fetches_anything() -> None:
    for path, text in MANY.items():
        if path.endswith(".html"):
            assert "default-src &#39;none&#39;" in text
            bare = re.sub(r"<(script|style).*?</\1>", "", text, flags=re.DOTALL)
            assert not re.search(r"\b(src|srcset|action|poster)=", bare)


def test_readers_of_feeds_find_the_feed() -> None:
    link = '<link rel="alternate" type="application/atom+xml" href="changes{}.atom">'
    assert link.format("") in MANY["disks/index.html"]
    assert link.format(".zh") in MANY["disks/changes.zh.html"]
    assert "atom+xml" not in ONE["index.html"]
