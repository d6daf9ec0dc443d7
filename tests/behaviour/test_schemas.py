"""Models of schemas of every kind: read strictly, written back, and kept as they came."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from behaviour.generated import package
from behaviour.test_specs import run

UUID = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
CAT = {"kind": "cat", "size": 3}


@pytest.fixture(scope="module")
def zoo() -> Any:
    """The client of `documents/schemas.yaml`."""
    return package("schemas")


def read(zoo: Any, name: str, value: Any) -> Any:
    """A value as a model or alias reads it strictly."""
    adapter = TypeAdapter(getattr(zoo.models, name))
    return adapter.validate_json(json.dumps(value), strict=True)


def lenient(zoo: Any, name: str, value: Any) -> Any:
    """A value as answers are read where nobody asked for more."""
    validation = __import__(
        f"{zoo.__name__}._runtime.validation", fromlist=["validate"]
    )
    text = json.dumps(value).encode()
    return validation.validate(text, lambda: getattr(zoo.models, name), "lenient")


def written(zoo: Any, value: Any) -> Any:
    """A value as it is sent."""
    module = import_module(f"{zoo.__name__}._runtime.serialize")
    return module.plain(value)


FITS = [
    (
        "Formats",
        {"day": "2024-02-29", "moment": "2024-02-29T10:00:00Z", "clock": "10:00:00Z"},
    ),
    (
        "Formats",
        {"length": "P1M", "key": UUID, "address": "no address", "photo": "aGk="},
    ),
    ("Formats", {"price": "1.50", "large": 2**62, "secret": "s", "secrets": ["s"]}),
    *(
        ("Holder", {"mixed": one})
        for one in ("a", "A", 1, 1.5, True, None, {"b": 1}, [2])
    ),
    ("Holder", {"pair": ["a", CAT], "few": ["a"], "matrix": [[1.5], []]}),
    ("Holder", {"value": ["a", None, {"b": [True, 1.5]}], "nested": [[], [[]]]}),
    ("Holder", {"nothing": "x", "map": {"a": "b", "c": CAT}}),
    ("Extras", {"a": "x", "b": CAT}),
    ("Patterns", {"a": "x", "x-1": 1}),
    ("Free", {"a": "x", "b": "y"}),
    ("Left", {"right": {"left": {"right": {}}, "map": {"a": {"map": {}}}}}),
    ("Booleans", {"any": [1], "list": []}),
    ("Cage", {"numbered": {"v": 2, "a": "x"}, "best": {"b": "y"}}),
]


@pytest.mark.parametrize(("name", "value"), FITS)
def test_what_fits_is_read_and_written_back(zoo: Any, name: str, value: Any) -> None:
    assert written(zoo, read(zoo, name, value)) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Formats", {"key": "x"}),
        ("Formats", {"photo": "!"}),
        ("Extras", {"b": "no cat"}),
        ("Patterns", {"x-1": "one"}),
        ("Holder", {"pair": ["a"]}),
        ("Holder", {"value": [{"a": {"b": 1}}], "nested": [1]}),
    ],
)
def test_what_does_not_fit_is_refused_or_kept(zoo: Any, name: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        read(zoo, name, value)
    assert written(zoo, lenient(zoo, name, value)) == value


def test_the_variant_is_chosen_by_what_tells_them_apart(zoo: Any) -> None:
    cage = read(zoo, "Cage", {"pet": {"kind": "dog", "size": 1}, "best": {"b": "x"}})
    assert type(cage.pet) is zoo.models.Dog
    assert cage.best.b == "x"
    assert read(zoo, "Cage", {"numbered": {"v": 2, "a": "x"}}).numbered.a == "x"
    assert lenient(zoo, "Cage", {"pet": {"kind": "fish"}}).pet == {"kind": "fish"}


def test_a_schema_with_a_discriminator_stands_for_all_that_take_it_in(zoo: Any) -> None:
    van = {"vehicleType": "Van", "doors": 5, "load": 1.5}
    bike = {"vehicleType": "two", "gears": 3, "next": van}
    boat = {"vehicleType": "boat", "sails": 1}
    found = read(zoo, "Garage", {"vehicles": [bike, boat]})
    m = zoo.models
    assert [type(vehicle) for vehicle in found.vehicles] == [m.Bike, m.Vehicle]
    assert type(found.vehicles[0].next) is m.Van
    assert written(zoo, found) == {"vehicles": [bike, boat]}


def test_a_model_that_takes_in_another_is_one_of_its_kind(zoo: Any) -> None:
    value = {"name": "Ann", "role": "driver", "license": "B", "isNight": True}
    driver = read(zoo, "Driver", value)
    assert isinstance(driver, zoo.models.Person)
    assert (driver.name, driver.is_night) == ("Ann", True)
    with pytest.raises(ValidationError):
        read(zoo, "Driver", {"license": "B"})
    trip = zoo.models.Trip(people=[driver, {"name": "Bob"}])
    assert written(zoo, trip) == {"people": [value, {"name": "Bob"}]}
    assert lenient(zoo, "Driver", {"name": 1, "license": "B"}).name == 1


def test_formats_have_types_and_passwords_are_not_shown(zoo: Any) -> None:
    found = read(
        zoo, "Formats", {"photo": "aGk=", "secret": "geheim", "secrets": ["geheim"]}
    )
    assert found.photo == b"hi"
    assert found.secret.get_secret_value() == "geheim"
    assert "geheim" not in repr(found) + str(found)
    made = zoo.models.Formats(photo=b"hi", secret="geheim", key=UUID)
    assert written(zoo, made) == {"photo": "aGk=", "secret": "geheim", "key": UUID}


def test_extra_members_are_models_where_the_schema_says_so(zoo: Any) -> None:
    found = read(zoo, "Extras", {"b": CAT})
    assert found.model_extra == {"b": zoo.models.Cat(**CAT)}
    kept = lenient(zoo, "Extras", {"a": 1, "b": CAT})
    assert kept.model_extra == {"b": zoo.models.Cat(**CAT)}


def test_what_goes_one_way_is_a_member_of_one_form(zoo: Any) -> None:
    received, sent = zoo.models.Keeper, zoo.models.KeeperInput
    assert list(received.model_fields) == ["id", "name"]
    assert list(sent.model_fields) == ["name", "pin"]
    assert all(field.is_required() for field in received.model_fields.values())
    assert not hasattr(zoo.models, "TeamInput")


def test_events_are_read(zoo: Any) -> None:
    events = import_module(f"{zoo.__name__}.webhooks")
    assert events.pet_born.name == "pet.born"
    assert events.pet_born.parse(json.dumps(CAT)) == zoo.models.Cat(**CAT)
    hired = events.add_keeper_on_hired_callback
    assert hired.parse(b'{"day": "7"}').day == 7
    with pytest.raises(zoo.errors.ResponseValidationError):
        hired.parse(b'{"day": "7"}', validation="strict")
    with pytest.raises(zoo.errors.DecodeError):
        hired.parse(b"day=7")


def test_models_are_typed(zoo: Any, tmp_path: Path) -> None:
    folder = Path(zoo.__file__).parent
    (tmp_path / folder.name).symlink_to(folder)
    (tmp_path / "use.py").write_text(
        f"from {folder.name} import models as m\n"
        f"from {folder.name}.webhooks import pet_born\n\n"
        "def names(keeper: m.Keeper, extras: m.Extras) -> list[int | str]:\n"
        "    cats = [cat.kind for cat in (extras.__pydantic_extra__ or {}).values()]\n"
        "    return [keeper.id, pet_born.parse(b'').kind, *cats]\n"
    )
    run(["-m", "mypy", "--strict", "--no-incremental", "use.py"], tmp_path)


def test_heirs_in_other_modules_know_what_they_inherit(zoo: Any) -> None:
    """The type of `photo` is defined after the class that has it, and not beside its heir."""
    base, heir = zoo.models.Sight, zoo.models.Landmark
    assert heir.__mro__[1] is base
    assert heir.__module__ != base.__module__
    found = read(zoo, "Landmark", {"height": 3, "photo": {"url": "a"}})
    assert found.photo == zoo.models.Photo(url="a")
