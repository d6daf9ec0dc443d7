"""Groups of what refers to each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def components(edges: Mapping[str, frozenset[str]]) -> list[tuple[str, ...]]:
    """The strongly connected components, each after those it refers to.

    Within a component the order is that of `edges` (Tarjan 1972, without recursion).
    """
    order = {node: number for number, node in enumerate(edges)}
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[tuple[str, ...]] = []
    for start in edges:
        if start in index:
            continue
        work = [(start, _enter(start, edges, order, index, low, stack))]
        while work:
            node, following = work[-1]
            target = next(following, None)
            if target is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    found.append(_leave(node, stack, order))
            elif target not in index:
                work.append((target, _enter(target, edges, order, index, low, stack)))
            elif target in stack:
                low[node] = min(low[node], index[target])
    return found


def heights(
    groups: Sequence[tuple[str, ...]], edges: Mapping[str, frozenset[str]]
) -> dict[str, int]:
    """How many groups follow one another from each node on; `groups` as above."""
    found: dict[str, int] = {}
    for group in groups:
        below = {target for node in group for target in edges[node]} - {*group}
        height = 1 + max((found.get(target, 0) for target in below), default=0)
        found.update(dict.fromkeys(group, height))
    return found


def _enter(
    node: str,
    edges: Mapping[str, frozenset[str]],
    order: Mapping[str, int],
    index: dict[str, int],
    low: dict[str, int],
    stack: list[str],
) -> Iterator[str]:
    index[node] = low[node] = len(index)
    stack.append(node)
    return iter(sorted(edges[node] & order.keys(), key=order.__getitem__))


def _leave(node: str, stack: list[str], order: Mapping[str, int]) -> tuple[str, ...]:
    position = stack.index(node)
    members = stack[position:]
    del stack[position:]
    return tuple(sorted(members, key=order.__getitem__))
