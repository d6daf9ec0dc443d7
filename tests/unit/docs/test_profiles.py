"""Profiles: what is known of a vendor's services, and where it applies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.docs.profiles import profile
from docmill.docs.profiles.profile import ProfileError, choose
from docmill.docs.service.build import Services, read_services
from unit.docs.sample import page

OURS = "https://shop.jdcloud-api.com/v1/books/{bookId}"
FOREIGN = "https://shop.example.com/v1/books/{bookId}"


def read(folder: Path, *urls: str, wanted: str | bool = True) -> Services:
    """What becomes of pages, one for each URL."""
    for number, url in enumerate(urls):
        text = page(f"getBook{number}", url=f"{url}/{number}")
        (folder / f"page{number}.md").write_text(text, "utf-8")
    config = Config(dialect="jdcloud", profile=wanted)
    return read_services([folder], config, Diagnostics(), root=folder)


def names_a_vendor(services: Services) -> list[bool]:
    """Whether each document has something that only a profile knows."""
    found: list[bool] = []
    for spec in services.specs:
        data: Any = spec.document.data
        parts = {"security", "x-docmill-error", "x-docmill-client-parameters"}
        components = {"securitySchemes", "responses"}
        defaults = any(
            "default" in entry["responses"]
            for item in data["paths"].values()
            for entry in item.values()
        )
        has_some = (
            bool(parts & data.keys())
            or bool(components & data["components"].keys())
            or "Error" in data["components"]["schemas"]
            or defaults
        )
        found.append(has_some)
    return found


@pytest.mark.parametrize(
    ("urls", "wanted", "expected"),
    [
        ([OURS], True, [True]),
        ([OURS], False, [False]),
        ([FOREIGN], True, [False]),
        ([FOREIGN], "jdcloud", [True]),
        # One foreign host among them: nobody knows what the pages have in common.
        ([OURS, FOREIGN], True, [False]),
    ],
)
def test_nothing_of_a_vendor_without_its_profile(
    tmp_path: Path, urls: list[str], wanted: str | bool, expected: list[bool]
) -> None:
    assert names_a_vendor(read(tmp_path, *urls, wanted=wanted)) == expected


def test_the_reason_is_told(tmp_path: Path) -> None:
    (spec,) = read(tmp_path, OURS).specs
    assert spec.profile == "profile jdcloud: every host matches *.jdcloud-api.com"


def test_no_profile_has_no_reason(tmp_path: Path) -> None:
    (spec,) = read(tmp_path, FOREIGN).specs
    assert spec.profile == ""


@pytest.mark.parametrize(
    ("hosts", "applies"),
    [
        (["vm.jdcloud-api.com"], True),
        (["VM.JDCloud-API.com:443"], True),
        (["m.{regionId}.jdcloud-api.com", "logs.jcloud.com"], True),
        (["jdcloud-api.com"], False),
        (["jdcloud-api.com.example.com"], False),
        (["notjdcloud-api.com"], False),
        ([""], False),
        ([], False),
    ],
)
def test_hosts_of_a_vendor(hosts: list[str], applies: bool) -> None:
    assert (choose(True, hosts) is not None) == applies


def test_a_file_is_a_profile_as_well(tmp_path: Path) -> None:
    path = tmp_path / "shop.toml"
    path.write_text('name = "shop"\n[client]\nparameters = ["bookId"]\n', "utf-8")
    (spec,) = read(tmp_path, FOREIGN, wanted=str(path)).specs
    data = spec.document.data
    assert data["x-docmill-client-parameters"] == ["bookId"]
    assert names_a_vendor(Services(specs=(spec,), others=spec.report)) == [True]
    assert "x-docmill-error" not in data
    assert spec.profile == "profile shop: asked for by name"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = 1", "name must be a string"),
        ('nam = "x"', "unknown key nam; did you mean name?"),
        ('name = "x"\nserver_version = "("', "server_version is not a regular"),
        ("name", "Expected"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ProfileError) as error:
        profile.load(str(path))
    assert message in str(error.value)


def test_built_in_profiles_are_sound() -> None:
    assert profile.built_in() == ("jdcloud",)
    for name in profile.built_in():
        assert profile.load(name).name == name


def test_texts_fall_back_on_the_first_language() -> None:
    known = profile.load("jdcloud")
    assert known.text("error", "en") != known.text("error", "zh")
    assert known.text("error", "fr") == known.text("error", "zh")
    assert known.text("nothing", "zh") == ""
