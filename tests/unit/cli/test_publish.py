"""`docmill publish`: documents to a site, what changed, and what is refused."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from docmill.cli import run

PAGES = Path(__file__).parents[2] / "packaging/demo/docs"
SHOP = """\
openapi: 3.1.0
info: {title: Shop, version: 1.0.0, description: Sells things.}
servers: [{url: https://shop.example.com}]
paths:
  /things:
    get:
      operationId: listThings
      summary: List the things
      responses: {'200': {description: The things.}}
"""
MORE = """\
    post:
      operationId: createThing
      summary: Create a thing
      responses: {'200': {description: The thing.}}
"""
CHINESE = """\
openapi: 3.1.0
info: {title: 商店, version: '1', description: 出售各种商品, x-docmill-description: {en: Sells things}}
paths: {}
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: Corrections, version: '1'}
actions:
  - target: $.info
    update: {title: The corrected shop}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "shop.yaml").write_text(SHOP)
    return tmp_path


def names(site: Path) -> set[str]:
    """The files of a site, without docmill's own."""
    files = (path for path in site.rglob("*") if path.is_file())
    found = {path.relative_to(site).as_posix() for path in files}
    return {name for name in found if not name.startswith(".")}


def git(folder: Path, *arguments: str) -> None:
    user = ["-c", "user.name=Reader", "-c", "user.email=reader@example.com"]
    subprocess.run(
        ["git", "-C", str(folder), *user, *arguments], check=True, capture_output=True
    )


def committed(folder: Path) -> None:
    git(folder, "init", "--quiet")
    git(folder, "add", "shop.yaml")
    git(folder, "commit", "--quiet", "-m", "Shop")


def test_one_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["publish", "shop.yaml", "-o", "site"]) == 0
    assert {
        "index.html",
        "llms.txt",
        "openapi.json",
        "openapi.yaml",
        "operations/listThings.md",
    } <= names(folder / "site")
    said = capsys.readouterr().out
    assert "shop: 1 operation, 0 schemas, en\n" in said
    assert "5 files written, 0 unchanged" in said
    assert "the largest page has" in said
    assert "site/index.html" in said


def test_nothing_is_written_twice(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["publish", "shop.yaml", "-o", "site"])
    assert run(["publish", "shop.yaml", "-o", "site"]) == 0
    assert "nothing to write, 5 files up to date" in capsys.readouterr().out


def test_files_of_the_user_stay_and_edited_ones_are_refused(folder: Path) -> None:
    run(["publish", "shop.yaml", "-o", "site"])
    (folder / "site/CNAME").write_text("docs.example.com")
    (folder / "site/llms.txt").write_text("mine")
    assert run(["publish", "shop.yaml", "-o", "site"]) == 1
    assert (folder / "site/llms.txt").read_text() == "mine"
    assert run(["publish", "shop.yaml", "-o", "site", "--force"]) == 0
    assert (folder / "site/llms.txt").read_text() != "mine"
    assert (folder / "site/CNAME").exists()


def test_several_documents_have_an_index(folder: Path) -> None:
    (folder / "china.yaml").write_text(CHINESE)
    assert run(["publish", "shop.yaml", "china.yaml", "-o", "site", "-q"]) == 0
    assert {
        "index.html",
        "index.zh.html",
        "shop/index.html",
        "china/index.html",
        "china/index.en.html",
    } <= names(folder / "site")
    index = (folder / "site/index.zh.html").read_text()
    assert 'href="shop/index.html"' in index
    assert 'href="china/index.html"' in index


def test_documents_of_the_same_name_have_a_folder_each(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        shutil.copy("shop.yaml", folder / name / "shop.yaml")
    assert run(["publish", "a/shop.yaml", "b/shop.yaml", "-o", "site"]) == 0
    assert {"shop/index.html", "shop-2/index.html"} <= names(folder / "site")


def test_languages_can_be_chosen(folder: Path) -> None:
    run(["publish", "shop.yaml", "-o", "site", "--language", "zh", "--language", "en"])
    assert '<html lang="zh">' in (folder / "site/index.html").read_text()
    assert '<html lang="en">' in (folder / "site/index.en.html").read_text()


def test_an_overlay_is_applied(folder: Path) -> None:
    (folder / "overlay.yaml").write_text(OVERLAY)
    run(["publish", "shop.yaml", "-o", "site", "--overlay", "overlay.yaml"])
    document = json.loads((folder / "site/openapi.json").read_text())
    assert document["info"]["title"] == "The corrected shop"
    assert "The corrected shop" in (folder / "site/index.html").read_text()


def test_an_overlay_belongs_to_one_document(folder: Path) -> None:
    (folder / "overlay.yaml").write_text(OVERLAY)
    arguments = ["shop.yaml", "shop.yaml", "-o", "site", "--overlay", "overlay.yaml"]
    assert run(["publish", *arguments]) == 2


def test_a_document_with_errors_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bad.yaml").write_text("openapi: 2.0\n")
    assert run(["publish", "shop.yaml", "bad.yaml", "-o", "site"]) == 1
    assert "openapi-version" in capsys.readouterr().err
    assert not (folder / "site").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], "output-missing"),
        (["-o", "site", "--base-url", "docs.example.com"], "base-url-not-absolute"),
        (["-o", "site", "--base-url", "https://["], "base-url-not-absolute"),
        (["-o", "site", "--source-url", "https://a/b"], "source-url-without-path"),
        (["-o", "site", "--previous", "no-such-thing"], "previous-missing"),
        (["-o", "site", "--previous", "nowhere:shop.yaml"], "diff-revision"),
    ],
)
def test_what_is_refused(
    folder: Path, arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["publish", "shop.yaml", *arguments]) == 1
    assert f"error[{code}]" in capsys.readouterr().err
    assert not (folder / "site").exists()


def test_findings_for_programs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["publish", "shop.yaml", "--format", "json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert finding["code"] == "output-missing"


def test_what_changed_since_a_revision(folder: Path) -> None:
    committed(folder)
    (folder / "shop.yaml").write_text(SHOP + MORE)
    arguments = ["--previous", "HEAD", "--base-url", "https://docs.example.com/shop"]
    assert run(["publish", "shop.yaml", "-o", "site", *arguments]) == 0
    page = (folder / "site/changes.html").read_text()
    assert "POST /things" in page
    assert "<code>HEAD</code>" in page
    assert 'data-badge="new"' in (folder / "site/index.html").read_text()
    feed = ET.parse(folder / "site/changes.atom").getroot()
    links = {
        link.get("href") for link in feed.iter("{http://www.w3.org/2005/Atom}link")
    }
    assert "https://docs.example.com/shop/changes.atom" in links


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    committed(folder)
    (folder / "shop.yaml").write_text(SHOP + MORE)
    for site in ("one", "two"):
        run(["publish", "shop.yaml", "-o", site, "--previous", "HEAD"])
    for name in names(folder / "one"):
        assert (folder / "one" / name).read_bytes() == (
            folder / "two" / name
        ).read_bytes()


@pytest.mark.parametrize("old", ["old.yaml", "old", "site-before"])
def test_what_changed_since_a_document_a_folder_or_a_site(
    folder: Path, old: str
) -> None:
    (folder / "old").mkdir()
    shutil.copy("shop.yaml", "old.yaml")
    shutil.copy("shop.yaml", "old/shop.yaml")
    run(["publish", "shop.yaml", "-o", "site-before"])
    (folder / "shop.yaml").write_text(SHOP + MORE)
    arguments = ["--previous", old, "--date", "2026-03-01"]
    assert run(["publish", "shop.yaml", "-o", "site", *arguments]) == 0
    page = (folder / "site/changes.html").read_text()
    assert "POST /things" in page
    assert "GET /things" not in page
    assert "<code>1.0.0</code>" in page
    assert "2026-03-01T00:00:00+00:00" in (folder / "site/changes.atom").read_text()


def test_a_new_service_is_new(folder: Path) -> None:
    (folder / "other.yaml").write_text(SHOP.replace("Shop", "Other"))
    run(["publish", "shop.yaml", "-o", "before/shop", "-q"])
    arguments = ["--previous", "before", "--date", "2026-03-01", "-o", "site"]
    assert run(["publish", "shop.yaml", "other.yaml", *arguments]) == 0
    assert "GET /things" in (folder / "site/other/changes.html").read_text()
    assert "GET /things" not in (folder / "site/shop/changes.html").read_text()


def test_without_a_date_there_is_a_warning_and_no_feed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy("shop.yaml", "old.yaml")
    arguments = ["publish", "shop.yaml", "-o", "site", "--previous", "old.yaml"]
    assert run(arguments) == 0
    assert "feed-without-date" in capsys.readouterr().err
    assert "changes.atom" not in names(folder / "site")
    assert run([*arguments, "--strict"]) == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert run(arguments) == 0
    feed = (folder / "site/changes.atom").read_text()
    assert "1970-01-01T00:00:00+00:00" in feed


def test_all_that_the_settings_name(folder: Path) -> None:
    shutil.copytree(PAGES, "docs")
    (folder / "docmill.toml").write_text(
        '[site]\noutput = "out"\nlanguages = "zh"\n'
        '[apis.kiosk]\ndocs = "docs"\ndialect = "jdcloud"\nspec = "kiosk.yaml"\n'
        '[apis.shop]\nspec = "shop.yaml"\n'
    )
    (folder / "inner").mkdir()
    assert run(["publish", "--config", "docmill.toml"]) == 0
    assert {"kiosk/openapi.yaml", "shop/index.html", "index.html"} <= names(
        folder / "out"
    )
    assert '<html lang="zh">' in (folder / "out/index.html").read_text()
    assert not (folder / "kiosk.yaml").exists()
    assert run(["publish", "-o", "other", "--language", "en"]) == 0
    assert '<html lang="en">' in (folder / "other/index.html").read_text()


def test_without_settings_there_is_nothing_to_publish(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["publish", "-o", "site"]) == 1
    assert "config-not-found" in capsys.readouterr().err


def test_templates_of_the_user_come_first(folder: Path) -> None:
    own = folder / "mine/site/style"
    own.mkdir(parents=True)
    (own / "tokens.css.jinja").write_text(":root { --paper: pink; }")
    run(["publish", "shop.yaml", "-o", "site", "--templates", "mine"])
    assert "--paper: pink" in (folder / "site/index.html").read_text()


@pytest.mark.parametrize("text", ["{% if %}", "{{ nothing }}"])
def test_a_wrong_template_is_named(
    folder: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "mine/site").mkdir(parents=True)
    (folder / "mine/site/overview.html.jinja").write_text(
        "{% macro overview(reference, surroundings) %}" + text + "{% endmacro %}"
    )
    arguments = ["shop.yaml", "-o", "site", "--templates", "mine"]
    assert run(["publish", *arguments]) == 1
    assert "error[template-unusable]" in capsys.readouterr().err


def kiosk(folder: Path) -> None:
    """A project whose pages have something to find fault with."""
    shutil.copytree(PAGES, "docs")
    page = next((folder / "docs").glob("get*.md"))
    text = page.read_text("utf-8")
    assert "|String|" in text
    page.write_text(text.replace("|String|", "|Strnig|", 1), "utf-8")
    (folder / "docmill.toml").write_text(
        '[site]\noutput = "out"\nsource_url = "https://example.com/{path}#L{line}"\n'
        '[apis.kiosk]\ndocs = "docs"\ndialect = "jdcloud"\nspec = "spec/kiosk.yaml"\n'
    )


def test_findings_are_shown_on_request(folder: Path) -> None:
    kiosk(folder)
    run(["publish"])
    assert "model-undefined" not in (folder / "out/index.html").read_text()
    run(["publish", "--findings"])
    assert "model-undefined" in (folder / "out/index.html").read_text()


def test_findings_of_the_pages_behind_a_document(folder: Path) -> None:
    kiosk(folder)
    assert run(["build"]) == 0
    arguments = ["-o", "site", "--findings", "--dialect", "jdcloud"]
    run(["publish", "spec/kiosk.yaml", *arguments])
    assert "model-undefined" in (folder / "site/index.html").read_text()


def test_places_lead_to_the_pages(folder: Path) -> None:
    kiosk(folder)
    run(["publish"])
    page = (folder / "out/index.html").read_text()
    assert re.search(r'href="https://example.com/docs/get\w+\.md#L\d+"', page)


def test_an_error_of_a_document_can_be_allowed(folder: Path) -> None:
    twice = MORE.replace("createThing", "listThings")
    (folder / "shop.yaml").write_text(SHOP + twice)
    assert run(["publish", "shop.yaml", "-o", "site"]) == 1
    allowed = ["--allow", "duplicate-operation-id"]
    assert run(["publish", "shop.yaml", "-o", "site", *allowed]) == 0
    assert len([name for name in names(folder / "site") if "operations/" in name]) == 2


def test_a_folder_of_documents_may_lack_one(folder: Path) -> None:
    (folder / "old").mkdir()
    shutil.copy("shop.yaml", "old/other.yaml")
    arguments = ["--previous", "old", "--date", "2026-03-01", "-o", "site"]
    assert run(["publish", "shop.yaml", *arguments]) == 0
    assert "GET /things" in (folder / "site/changes.html").read_text()


def test_what_changed_since_pages(folder: Path) -> None:
    shutil.copytree(PAGES, "docs")
    (folder / "docs/contents.yml").write_text("- getIssue\n")
    run(["spec", "docs", "-o", "kiosk.yaml", "-q", "--dialect", "jdcloud"])
    arguments = ["--previous", "docs", "--date", "2026-03-01", "-o", "site"]
    arguments += ["--dialect", "jdcloud"]
    assert run(["publish", "kiosk.yaml", *arguments]) == 0
    assert "Nothing changed." in (folder / "site/changes.html").read_text()
