"""A sample of real pages of every family is read as well as the floors say."""

from __future__ import annotations

import pytest

from families.floors import read, sample
from families.scoring import FAMILIES, families, score
from shared import needed


@pytest.mark.parametrize("name", read())
def test_a_sample_of_the_family(name: str) -> None:
    values = score(sample(needed(FAMILIES / name))).values()
    below = {
        measure: (value, floor)
        for measure, floor in read()[name].items()
        if (value := values[measure] or 0) < floor
    }
    assert not below, "measure: (figure, floor)"


def test_no_family_is_without_floors() -> None:
    needed(FAMILIES)
    assert {path.name for path in families()} == set(read())
