"""The comparison of `test_spread.py` with as many random services as wanted: `python -m tests.experience.many_walks 2000`.

Chains with loops against matrices, blocks against all routes, segments, each to 1e-9; blocks in loops within three
standard errors of simulated customers: of so many simulations a few per thousand lie outside by chance, and are told.
"""

import sys

from tests.experience import test_spread as spread

EXACT = (spread.test_chains_with_loops, spread.test_blocks_and_shares, spread.test_segments)


def main(count: int) -> int:
    """Compare; the number of services that differ."""
    wrong, outside = 0, 0
    for seed in range(10_000, 10_000 + count):
        for compare in EXACT:
            try:
                compare(seed)
            except AssertionError:
                wrong += 1
                print(f"{compare.__name__} {seed} differs")
        if seed % 20 == 0:
            try:
                spread.test_blocks_in_loops_simulated(seed)
            except AssertionError:
                outside += 1
    print(
        f"{count * len(EXACT)} services compared, {wrong} differ; {outside} of {count // 20} simulations outside"
    )
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)))
