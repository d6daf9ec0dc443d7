"""Tries documents and pages with damage until the time is over.

Usage: python tests/fuzz [SECONDS [SEED]], as `make fuzz` does. Each seed is one input, the
same one every time (as long as the files it is made from are the same). What goes wrong is
printed with its seed; then the exit code is 1.
"""

from __future__ import annotations

import sys
import time
from itertools import count

from isolation import failure
from trials import trial


def main(seconds: float, first: int) -> int:
    """Tries one seed after the other; the exit code."""
    start = time.monotonic()
    failed: list[int] = []
    done = 0
    for seed in count(first):
        problem = failure(lambda seed=seed: trial(seed))
        done += 1
        if problem is not None:
            failed.append(seed)
            print(f"seed {seed}: {problem}\n", flush=True)
        if time.monotonic() - start >= seconds:
            break
    print(f"{done} inputs from seed {first}, {len(failed)} failed", flush=True)
    if failed:
        print(f"again: make fuzz SECONDS=0 SEED={failed[0]}")
    return 1 if failed else 0


if __name__ == "__main__":
    given = sys.argv[1:]
    seconds = float(given[0]) if given else 600
    sys.exit(main(seconds, int(given[1]) if len(given) > 1 else int(time.time())))
