"""The feed is one that RFC 4287 allows, and says the same every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from docmill.openapi.diff.rules import Rating
from docmill.publish.sections.changes import Changed, Rated
from docmill.publish.site.feed import feed
from unit.publish.sample import REFERENCE

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BASE = "https://docs.example.com/disks/"


def rated(where: str, *messages: str) -> tuple[Rated, ...]:
    part = Changed(where=where, href="", messages=messages)
    return (Rated(rating=Rating.BREAKING, parts=(part,)),)


ONE = rated("GET /disks", "the operation is gone")


def made(changes: tuple[Rated, ...] = ONE, base_url: str = BASE) -> ET.Element:
    text = feed(REFERENCE, changes, updated=MOMENT, base_url=base_url)
    return ET.fromstring(text.encode("utf-8"))


def only(parent: ET.Element, name: str) -> ET.Element:
    (found,) = parent.findall(f"{ATOM}{name}")
    return found


@pytest.mark.parametrize("base_url", ["", BASE])
@pytest.mark.parametrize("changes", [ONE, ()])
def test_the_feed_has_what_it_must(base_url: str, changes: tuple[Rated, ...]) -> None:
    root = made(changes, base_url)
    for parent in (root, *root.iter(f"{ATOM}entry")):
        assert (only(parent, "id").text or "").startswith("urn:uuid:")
        assert only(parent, "title").text
        moment = only(parent, "updated").text or ""
        assert datetime.fromisoformat(moment).tzinfo
        rels = [link.get("rel") for link in parent.findall(f"{ATOM}link")]
        assert rels.count("alternate") == 1
    assert only(only(root, "author"), "name").text == "Disks"
    assert len(root.findall(f"{ATOM}entry")) == len(changes)


def test_an_entry_says_what_changed() -> None:
    content = only(only(made(), "entry"), "content")
    assert content.get("type") == "html"
    assert "<b>GET /disks</b>: the operation is gone" in (content.text or "")


def test_links_are_absolute_where_the_place_is_known() -> None:
    hrefs = {
        link.get("rel"): link.get("href") for link in made().findall(f"{ATOM}link")
    }
    assert hrefs == {
        "self": f"{BASE}changes.atom",
        "alternate": f"{BASE}changes.html",
    }


def test_another_version_is_another_entry_of_the_same_feed() -> None:
    root, other = made(), made(rated("GET /disks", "the operation is new"))
    assert only(root, "id").text == only(other, "id").text
    entries = only(root, "entry"), only(other, "entry")
    assert only(entries[0], "id").text != only(entries[1], "id").text


def test_the_same_changes_give_the_same_bytes() -> None:
    texts = {feed(REFERENCE, ONE, updated=MOMENT, base_url=BASE) for _ in range(3)}
    assert len(texts) == 1


def test_hostile_text_stays_text() -> None:
    evil = "</content><script>alert(1)</script>\x00\x0b\ud800 & ]]>"
    text = feed(
        replace(REFERENCE, title=evil, version=evil),
        rated(evil, evil),
        updated=MOMENT,
        base_url="",
    )
    root = ET.fromstring(text.encode("utf-8"))
    content = only(only(root, "entry"), "content").text or ""
    assert "<script" not in content
    assert "&lt;script&gt;" in content
    assert [child.tag for child in root.iter() if "script" in child.tag] == []
