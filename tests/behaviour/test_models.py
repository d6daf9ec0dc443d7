"""Wire names, tagged unions, and what is made of data that does not fit."""

from __future__ import annotations

import warnings
from typing import Annotated, Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import Field, Tag

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@pytest.fixture(scope="module")
def zoo(shop: Any) -> Any:
    """Models of every kind of wire name and union."""
    from shop._runtime.model import CamelModel, Model, PascalModel, discriminator, wire

    class Cat(CamelModel):
        pet_type: Literal["cat"] | str
        life_count: int | None = None

    class Dog(PascalModel):
        pet_type: Annotated[str, wire("petType")]
        bark_level: int | None = None

    pet = Annotated[
        Annotated[Cat, Tag("Cat")] | Annotated[Dog, Tag("Dog")],
        discriminator("petType", {"cat": "Cat", "dog": "Dog"}),
    ]

    class Zoo(Model):
        pets: list[pet] | None = None  # type: ignore[valid-type]
        best: pet | None = None  # type: ignore[valid-type]
        by_name: dict[str, Cat] | None = None
        plain: Cat | list[int] | None = None
        bounded: Annotated[int, Field(ge=3)] | None = None

    return Zoo, Cat, Dog


def fitted(declared: Any, value: Any) -> Any:
    from shop._runtime.lenient import fit

    return fit(declared, value)


def test_wire_names(zoo: Any) -> None:
    _, cat, dog = zoo
    assert cat(pet_type="cat", life_count=9).model_dump(by_alias=True) == {
        "petType": "cat",
        "lifeCount": 9,
    }
    assert dog.model_validate({"petType": "dog", "BarkLevel": 2}).bark_level == 2
    assert dog(pet_type="dog", bark_level=1).bark_level == 1


def test_members_are_found_by_wire_name(zoo: Any) -> None:
    from shop._runtime.model import member, walk

    found, _, dog = zoo
    assert member(dog(pet_type="dog", bark_level=1), "BarkLevel") == 1
    assert member(found.model_validate({"odd": {"x": 1}}), "odd") == {"x": 1}
    assert walk(found.model_validate({"odd": {"x": 1}}), ("odd", "x")) == 1
    assert walk({"a": [1]}, ("a", "b")) is None


def test_a_tagged_union_takes_the_arm_of_its_tag(zoo: Any) -> None:
    found, cat, dog = zoo
    pets = found.model_validate({"pets": [{"petType": "cat"}, {"petType": "dog"}]}).pets
    assert [type(pet) for pet in pets] == [cat, dog]


def test_a_tag_that_no_one_knows_keeps_the_value(zoo: Any) -> None:
    found, _, dog = zoo
    fish = {"petType": "fish", "lifeCount": 1}
    built = fitted(found, {"pets": [fish, {"petType": "dog", "BarkLevel": "loud"}]})
    assert built.pets[0] == fish
    assert isinstance(built.pets[1], dog)
    assert built.pets[1].bark_level == "loud"


def test_each_part_is_kept_or_converted_by_itself(zoo: Any) -> None:
    found, cat, _ = zoo
    built = fitted(
        found,
        {
            "best": "none",
            "by_name": {"a": {"petType": "cat", "lifeCount": "x"}, "b": 5},
            "plain": {"petType": "cat", "lifeCount": "7"},
            "bounded": 1,
            "cls": 1,
            "_fields_set": 2,
            "model_config": 3,
        },
    )
    assert built.best == "none"
    assert built.by_name["a"].life_count == "x"
    assert built.by_name["b"] == 5
    assert isinstance(built.plain, cat)
    assert built.plain.life_count == 7
    assert built.bounded == 1
    assert built.model_extra == {"cls": 1, "_fields_set": 2, "model_config": 3}
    assert built.model_config["extra"] == "allow"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("pets", "best", "plain"), JSON))
)
def test_no_data_raises_and_all_of_it_is_sent_back(
    zoo: Any, data: dict[str, Any]
) -> None:
    from shop._runtime.serialize import plain

    found, _, _ = zoo
    built = fitted(found, data)
    assert isinstance(built, found)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert set(plain(built)) == set(data)
