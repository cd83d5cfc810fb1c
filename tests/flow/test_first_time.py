"""Who succeeds without coming to any touchpoint twice: by hand, and by walking at random."""

import random

import pytest

from blueprint.flow.chain.from_map import chain_of
from blueprint.flow.visits.first_time import first_time
from blueprint.model.loader import loads


def chain(text: str):
    loaded = loads(text)
    assert loaded.map is not None, loaded.problems
    return chain_of(loaded.map)


def flow(lines: str) -> str:
    return f"blueprint: 1\ntitle: T\ntouchpoints:\n{lines}"


RETURN = flow("""
  ask: {lane: customer, title: Ask, next: mend}
  mend: {lane: frontstage, title: Mend, next: {collect: 90%, mend: 10%}}
  collect: {lane: customer, title: Collect, next: {ask: 20%}, end: {served: 70%, lost: 10%}}
""").replace("Ask, next", "Ask, start: 100%, next")


def test_one_minus_the_return_edges():
    # No second mend (0.9), no second ask (0.7 + 0.1 of those leave).
    assert first_time(chain(RETURN)) == pytest.approx({"served": 0.63, "lost": 0.09})


def test_a_loop_with_two_ways_in_has_an_answer_too():
    tangled = flow("""
  a: {lane: customer, title: A, next: {b: 50%, c: 50%}}
  b: {lane: customer, title: B, next: {c: 50%}, end: {served: 50%}}
  c: {lane: customer, title: C, next: {b: 50%}, end: {served: 50%}}
""")
    # a b, a b c, a c, a c b: one half each of the way leaves, half of the rest after the other.
    assert first_time(chain(tangled)) == pytest.approx({"served": 0.75})


def test_branches_of_a_parallel_block_must_each_repeat_nothing():
    block = flow("""
  a: {lane: customer, title: A, next: {all: [b, c]}}
  b: {lane: customer, title: B, next: {b2: 100%}}
  b2: {lane: customer, title: B2, next: {b: 20%, j: 80%}}
  c: {lane: backstage, title: C, next: {c: 50%, j: 50%}}
  j: {lane: customer, title: J, join: all, end: served}
""")
    assert first_time(chain(block)) == pytest.approx({"served": 0.8 * 0.5})


def test_a_flow_too_tangled_to_follow_gets_no_answer():
    n = 14
    others = "\n".join(
        f"  t{i}: {{lane: customer, title: T{i}, start: {'100%' if not i else '0%'}, "
        f"next: {{{', '.join(f't{j}: 5%' for j in range(n) if j != i)}}}, end: {{served: 35%}}}}"
        for i in range(n)
    )
    assert first_time(chain(flow(others))) is None


def test_a_random_walk_agrees():
    walked = chain(RETURN)
    random.seed(3)
    good = 0
    for _ in range(20_000):
        state, seen = 0, set()
        while state not in seen:
            seen.add(state)
            draw = random.random()
            for target, p in walked.moves[state].items():
                draw -= p
                if draw < 0:
                    state = target
                    break
            else:
                good += draw - walked.leaves[state].get("served", 0.0) < 0
                break
    assert good / 20_000 == pytest.approx(0.63, abs=0.015)
