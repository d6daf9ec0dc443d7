"""How names that clash are told apart: the first keeps its name, the others get a number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping


def allocate(
    texts: Iterable[str],
    make: Callable[[str], str],
    *,
    taken: Collection[str] = (),
    kept: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """One name for each text; no two are alike, also where upper case is ignored.

    A text that has a name in `kept` keeps it, the first where two have the same. Of the
    other texts that give one name, the one that is spelled so comes first, then they
    come in order; the others get a number. `taken` names are given to none of these. A text that
    shares no name with others never changes theirs.
    """
    distinct = list(dict.fromkeys(texts))
    result: dict[str, str] = {}
    used: set[str] = set()
    for text in distinct:
        name = (kept or {}).get(text)
        if name is not None and name.lower() not in used:
            result[text] = name
            used.add(name.lower())
    used.update(name.lower() for name in taken)
    wishes = {text: make(text) for text in distinct if text not in result}
    groups: dict[str, list[str]] = {}
    for text, wish in wishes.items():
        groups.setdefault(wish.lower(), []).append(text)
    for text in _first_of_groups(groups, wishes, used):
        result[text] = wishes[text]
        used.add(wishes[text].lower())
    for text in sorted(set(distinct) - set(result)):
        result[text] = _numbered(wishes[text], used)
        used.add(result[text].lower())
    return {text: result[text] for text in distinct}


def _first_of_groups(
    groups: Mapping[str, list[str]], wishes: Mapping[str, str], used: set[str]
) -> list[str]:
    free = (texts for wish, texts in groups.items() if wish not in used)
    return [min(texts, key=lambda text: (text != wishes[text], text)) for texts in free]


def _numbered(name: str, used: set[str]) -> str:
    separator = "_" if name.islower() else ""
    stem = name.rstrip("_")
    number = 2
    while f"{stem}{separator}{number}".lower() in used:
        number += 1
    return f"{stem}{separator}{number}"
