"""The runtime's base classes, each of which makes wire names in a way of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + _pascal("_".join(rest))


def _pascal(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))


STYLES: Mapping[str, Callable[[str], str]] = {
    "Model": lambda name: name,
    "CamelModel": _camel,
    "PascalModel": _pascal,
}
"""The base classes, and how each makes a wire name of an attribute."""


def style_of(names: Mapping[str, str]) -> str:
    """The base class that needs the fewest wire names to be written out."""
    hits = Counter(
        base
        for base, make in STYLES.items()
        for name, wire in names.items()
        if make(name) == wire
    )
    return max(STYLES, key=lambda base: hits[base])
