"""What a page set agrees on: which kinds of starts it uses, and what an unsaid method is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from docmill.docs.markdown.page import Paragraph
from docmill.docs.outline.candidates import (
    EXAMPLE,
    STRONG,
    SUMMARY,
    WEAK,
    Candidate,
    Kind,
)
from docmill.docs.outline.groups import Group, states_fields
from docmill.docs.outline.requests import only_method
from docmill.docs.outline.sections import Outline

_FEW = 2
"""Up to so many starts are no custom of a page set."""
_MANY = 200
"""With more requests in one section nobody shows examples of each."""
_LONG_TAIL = 4
"""So many segments in place of one placeholder are the path of a file."""
_Key: TypeAlias = tuple[str | None, str]
_VALUE = re.compile(r"(?=[^/]{0,80}\d)[\w,\-.:%~]{8,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """The habits of a page set.

    `counts`: operations by the kind of their start. `bare`: the method of requests that
    show none, where the set shows none throughout. `path`: the commonest path of RPC
    actions.
    """

    counts: Mapping[Kind, int]
    bare: str | None
    path: str | None

    @property
    def strong(self) -> int:
        """How many starts are sure."""
        return sum(self.counts.get(kind, 0) for kind in STRONG)

    @property
    def lists(self) -> bool:
        """Whether lists or index tables name operations."""
        return sum(self.counts.get(kind, 0) for kind in SUMMARY) > _FEW


def votes_of(groups: Sequence[Group], outlines: Sequence[Outline]) -> Votes:
    """Count what a page set shows."""
    actions = [c for g in groups for c in g.candidates if c.action]
    paths = Counter(c.target.path for c in actions if c.target.server is not None)
    return Votes(
        counts=_counts(groups),
        bare=_bare(groups, outlines),
        path=paths.most_common(1)[0][0] if paths else None,
    )


def _counts(groups: Iterable[Group]) -> Counter[Kind]:
    """How many groups have a candidate of each kind outside examples."""
    counts: Counter[Kind] = Counter()
    for group in groups:
        shown = (c for c in group.candidates if not c.in_example or c.kind in EXAMPLE)
        distinct: set[tuple[Kind, object]] = {(c.kind, c.key) for c in shown}
        counts.update(kind for kind, _ in distinct)
    return counts


def _bare(groups: Iterable[Group], outlines: Iterable[Outline]) -> str | None:
    """The method of a page set that shows requests without one throughout, mostly GET.

    Reads a reference whose every operation is `**URL:** /login/status` and nothing more;
    a single path beside requests with methods stays without one, and `/kick` and `/ban`
    are commands of a chat: a path of an API has several parts.
    """
    kinds = ("labels", "heading", "fence", "item")
    shown = [
        c
        for g in groups
        for c in g.candidates
        if c.kind in kinds and not c.in_example and c.action is None
    ]
    bare = [c for c in shown if c.method is None]
    deep = sum(c.target.path.count("/") > 1 or bool(c.target.query) for c in bare)
    if len(bare) <= _FEW + 1 or len(bare) * 2 <= len(shown) or deep * 3 < len(bare):
        return None
    return _said_once(groups, outlines) or "GET"


def _said_once(groups: Iterable[Group], outlines: Iterable[Outline]) -> str | None:
    """The one method that the text before the operations names: "Send POST requests to …"."""
    anchors = {(id(g.outline), g.anchor.index) for g in groups}
    named = {
        method
        for outline in outlines
        for section in outline.sections
        if (id(outline), section.index) not in anchors and section.level < 3
        for block in section.blocks
        if isinstance(block, Paragraph) and (method := only_method(block.text.value))
    }
    return named.pop() if len(named) == 1 else None


def decide(group: Group, votes: Votes) -> list[Candidate]:
    """The candidates of a group that begin operations; none where all are mentions."""
    usable = [c for c in group.candidates if c.kind in STRONG and not c.in_example]
    kinds: set[Kind] = {c.kind for c in usable}
    if not kinds:
        return []
    kind = "heading" if "heading" in kinds else _commonest(kinds, votes)
    if kind == "action":
        return _actions([c for c in usable if c.action], votes)
    return list(_resolved([c for c in usable if c.kind == kind], group, votes))


def _commonest(kinds: set[Kind], votes: Votes) -> Kind:
    """The kind that most operations of the set have, the surer one of two."""

    def rank(kind: Kind) -> tuple[int, int]:
        return votes.counts.get(kind, 0), -STRONG.index(kind)

    return max(kinds, key=rank)


def _actions(found: list[Candidate], votes: Votes) -> list[Candidate]:
    """One candidate for each action, at the address that most actions of the set have."""
    by_name: dict[str, Candidate] = {}
    for candidate in found:
        by_name.setdefault((candidate.action or "").lower(), candidate)
    return [
        replace(c, target=replace(c.target, path=votes.path or c.target.path))
        for c in by_name.values()
    ]


def _resolved(
    found: list[Candidate], group: Group, votes: Votes
) -> Iterator[Candidate]:
    """Candidates with a method: what lacks one takes it from an example of its path.

    A further line of the same request gives its query: `GET /lamps` and `GET /lamps?tag={tag}`.
    """
    seen: set[_Key] = set()
    queries = _queries(found)
    for shown in found:
        known = shown.method or _method_elsewhere(shown, group)
        method = known or votes.bare
        candidate = replace(shown, method=method, method_assumed=known is None)
        if method is None or candidate.key in seen:
            continue
        if _is_root(candidate) or _is_filled_in(shown, found):
            continue
        seen.add(candidate.key)
        query = queries.get((shown.method, shown.target.path)) or {}
        whole = {**dict(candidate.target.query), **query}
        target = replace(candidate.target, query=tuple(whole.items()))
        yield replace(candidate, target=target)


def _queries(found: Iterable[Candidate]) -> Mapping[_Key, dict[str, str]]:
    """The query of each request line, by its method and path."""
    queries: dict[_Key, dict[str, str]] = defaultdict(dict)
    for one in found:
        for name, value in one.target.query if one.kind == "line" else ():
            queries[one.method, one.target.path].setdefault(name, value)
    return queries


def _is_root(candidate: Candidate) -> bool:
    return (
        candidate.target.path == "/"
        and candidate.target.server is None
        and candidate.kind not in ("heading", "component", "labels")
    )


def _is_filled_in(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether another candidate is the same path with placeholders for its values.

    Reads `/addr/mmvP3mTe53qxHd` beside `/addr/{addr}` and `/files/a/b/c/d.txt`
    beside `/files/{path}`; must not read `/users/me` beside `/users/{id}`.
    """
    return len(found) <= _MANY and any(
        other is not candidate
        and other.method in (candidate.method, None)
        and _fills(candidate.target.path, other)
        for other in found
    )


def _fills(path: str, template: Candidate) -> bool:
    own, other = path.split("/"), template.target.path.split("/")
    last = len(other) - 1
    if len(own) - last >= _LONG_TAIL and other[last].startswith("{"):
        return own[:last] == other[:last] and "{" not in "".join(own[last:])
    pairs = list(zip(own, other, strict=False))
    values = [(a, b) for a, b in pairs if a != b and not a.startswith("{")]
    return (
        len(own) == len(other)
        and bool(values)
        and all(b.startswith("{") and _VALUE.fullmatch(a) for a, b in values)
        and all(b.startswith("{") for a, b in pairs if a.startswith("{"))
    )


def _method_elsewhere(candidate: Candidate, group: Group) -> str | None:
    others = [
        c for c in group.candidates if c.method is not None and c is not candidate
    ]
    same = [c for c in others if c.target.shape.endswith(candidate.target.shape)]
    chosen = same or [c for c in others if c.kind in EXAMPLE]
    return chosen[0].method if chosen else None


def leftovers(
    group: Group, votes: Votes, known: set[tuple[str | None, str]]
) -> list[Candidate]:
    """Starts of a section that shows a request only weakly, in a set that is sure.

    Reads `POST /flows` over a JSON body, and "Example: `/logout`" where every section has
    a path; nothing where the operation stands elsewhere as well. A set of few operations
    is sure of a section that states fields.
    """
    least = 0 if states_fields(group) else _FEW
    if group.anchor.level == 0 or votes.strong <= least:
        return []
    weak = [c for c in group.candidates if c.kind in WEAK and not c.in_example]
    if votes.bare and not weak:
        weak = [c for c in group.candidates if c.kind == "labels" and c.method is None]
    return [c for c in _resolved(weak[:1], group, votes) if c.key not in known]
