"""Samples of calls, as they are given to a reference: plain texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docmill.publish.model import Code
from docmill.publish.render.highlight import code


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A piece of code in a language; the label is the same in all languages of readers."""

    label: str
    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """Samples of the operations by their pointers, and those of a first program."""

    operations: Mapping[str, tuple[Sample, ...]] = field(
        default_factory=dict[str, tuple[Sample, ...]]
    )
    quick_start: tuple[Sample, ...] = ()


def codes(samples: Iterable[Sample]) -> tuple[Code, ...]:
    """Samples with their HTML."""
    return tuple(code(item.label, item.language, item.text) for item in samples)
