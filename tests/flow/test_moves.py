"""How often customers change places, by hand and by walking the chain at random."""

import random
from collections import Counter

import pytest

from blueprint.flow.chain.from_map import chain_of
from blueprint.flow.visits.moves import OUTSIDE, moves
from blueprint.model.loader import loads

LOOP = """
blueprint: 1
title: T
touchpoints:
  a: {lane: customer, title: A, next: b}
  b: {lane: customer, title: B, next: hidden}
  hidden: {lane: backstage, title: H, next: {c: 100%}}
  c: {lane: customer, title: C, next: {b: 50%}, end: {served: 50%}}
"""


def chain(text):
    loaded = loads(text)
    assert loaded.map is not None, loaded.problems
    return chain_of(loaded.map)


def test_a_loop_counts_every_lap_and_a_step_without_a_place_is_passed_through():
    found = moves(chain(LOOP), {"a": "door", "b": "desk", "c": "till"})
    # c is left for b with one half: two laps on the mean, so desk to till twice and back once.
    assert found.between == pytest.approx(
        {
            (OUTSIDE, "door"): 1,
            ("door", "desk"): 1,
            ("desk", "till"): 2,
            ("till", "desk"): 1,
            ("till", OUTSIDE): 1,
        }
    )
    assert found.last == pytest.approx({"till": 1})


def test_two_touchpoints_in_one_place_are_no_move():
    found = moves(chain(LOOP), {"a": "hall", "b": "hall", "c": "hall"})
    assert found.between == pytest.approx({(OUTSIDE, "hall"): 1, ("hall", OUTSIDE): 1})


def test_the_place_depends_on_where_a_customer_came_from():
    text = """
blueprint: 1
title: T
touchpoints:
  a: {lane: customer, title: A, next: {b: 25%, c: 75%}}
  b: {lane: customer, title: B, next: x}
  c: {lane: customer, title: C, next: x}
  x: {lane: backstage, title: X, next: d}
  d: {lane: customer, title: D, end: served}
"""
    found = moves(chain(text), {"a": "1", "b": "2", "d": "3"})
    assert found.between[("2", "3")] == pytest.approx(0.25)
    assert found.between[("1", "3")] == pytest.approx(0.75)


def test_a_branch_of_a_parallel_block_is_walked():
    text = """
blueprint: 1
title: T
touchpoints:
  a: {lane: customer, title: A, start: 100%, next: {all: [b, w]}}
  b: {lane: customer, title: B, next: e}
  e: {lane: customer, title: E, next: j}
  w: {lane: backstage, title: W, next: j}
  j: {lane: customer, title: J, join: all, next: {a: 20%}, end: {served: 80%}}
"""
    found = moves(chain(text), {"a": "1", "b": "2", "e": "3", "j": "1"})
    assert found.between == pytest.approx(
        {(OUTSIDE, "1"): 1, ("1", "2"): 1.25, ("2", "3"): 1.25, ("3", "1"): 1.25, ("1", OUTSIDE): 1}
    )


def test_a_random_walk_agrees():
    walked = chain(LOOP)
    places = {"a": "door", "c": "till"}
    random.seed(1)
    counts = Counter()
    for _ in range(20_000):
        state, place = 0, OUTSIDE
        while True:
            here = places.get(walked.ids[state], place)
            if here != place:
                counts[place, here] += 1
            place = here
            draw, row = random.random(), walked.moves[state]
            for target, p in row.items():
                draw -= p
                if draw < 0:
                    state = target
                    break
            else:
                counts[place, OUTSIDE] += 1
                break
    exact = moves(walked, places).between
    assert set(counts) == set(exact)
    for pair, n in counts.items():
        assert n / 20_000 == pytest.approx(exact[pair], abs=0.02)
