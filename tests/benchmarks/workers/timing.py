"""Times functions against each other within one process."""

import gc
import json
import sys
from collections.abc import Callable, Mapping


def race(
    functions: Mapping[str, Callable[[], object]],
    *,
    rounds: int,
    calls: int,
    clock: Callable[[], float],
) -> None:
    """Prints the seconds of one call in each round as JSON, by name.

    Every round times each function, so that a machine whose speed drifts is as slow for
    one as for the other; what one leaves behind is not collected in another's time.
    """
    seconds: dict[str, list[float]] = {name: [] for name in functions}
    for function in functions.values():
        function()
    for _ in range(rounds):
        for name, function in functions.items():
            gc.collect()
            start = clock()
            for _ in range(calls):
                function()
            seconds[name].append((clock() - start) / calls)
    json.dump(seconds, sys.stdout)
