"""Who can get through without meeting certain touchpoints."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.flow.chain.blocks import find_blocks
from blueprint.flow.chain.graph import entries, leavers, successors
from blueprint.flow.visits.avoidance import Detour, avoiding
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap


def map_of(touchpoints: str) -> ServiceMap:
    loaded = loads(f"blueprint: 1\ntitle: x\ntouchpoints:\n{touchpoints}")
    assert loaded.map is not None, loaded.problems
    return loaded.map


def detour(service_map: ServiceMap, *avoided: str) -> Detour:
    blocks, _ = find_blocks(service_map)
    return avoiding(service_map, entries(service_map), successors(service_map), blocks, avoided)


BRANCH = map_of("""
  a: {lane: customer, title: A, next: {b: 50%, c: 50%}}
  b: {lane: frontstage, title: B, next: d}
  c: {lane: frontstage, title: C, next: {d: 90%}, end: {left: 10%}}
  d: {lane: customer, title: D, end: served}
""")
BLOCK = map_of("""
  a: {lane: customer, title: A, next: {all: [b, c]}}
  b: {lane: backstage, title: B, next: {all: [e, f]}}
  e: {lane: backstage, title: E, next: g}
  f: {lane: backstage, title: F, next: g}
  g: {lane: backstage, title: G, join: all, next: d}
  c: {lane: customer, title: C, next: {h: 50%, d: 50%}}
  h: {lane: customer, title: H, next: d}
  d: {lane: customer, title: D, join: all, end: served}
""")


@pytest.mark.parametrize(
    ("avoided", "left"),
    [((), "cd"), ("b", "cd"), ("c", "d"), ("d", "c"), ("bc", ""), ("a", ""), ("cd", "")],
)
def test_alternatives_can_be_avoided_and_all_of_them_together_cannot(avoided: str, left: str) -> None:
    assert detour(BRANCH, *avoided).left == set(left)


@pytest.mark.parametrize("id_", "abcefgd")
def test_nobody_avoids_what_lies_in_one_of_the_branches_that_all_walk(id_: str) -> None:
    assert not detour(BLOCK, id_).left


def test_a_choice_inside_a_branch_can_be_avoided() -> None:
    assert detour(BLOCK, "h").left == {"d"}


def test_who_met_something_may_have_left_elsewhere() -> None:
    away = detour(BRANCH, "d")
    assert away.left_after(["b"]) == set()
    assert away.left_after(["c", "d"]) == {"c"}


@given(st.data())
def test_one_touchpoint_is_unavoidable_when_it_dominates_every_exit(data: st.DataObject) -> None:
    """Held against the dominators of networkx, on flows without parallel blocks."""
    ids = "abcdefg"[: data.draw(st.integers(2, 7))]
    arrows = data.draw(
        st.sets(st.sampled_from(list(combinations(ids, 2)) + [(b, a) for a, b in combinations(ids, 2)]))
    )
    leaving = data.draw(st.sets(st.sampled_from(ids), min_size=1))
    lines = []
    for id_ in ids:
        targets = [b for a, b in sorted(arrows) if a == id_]
        ways = len(targets) + (id_ in leaving)
        shares = ", ".join(f"{t}: 1/{ways}" for t in targets)
        end = f"end: {{served: 1/{ways}}}" if id_ in leaving else ""
        parts = [f"next: {{{shares}}}" if targets else "", end, "start: 100%" if id_ == "a" else ""]
        lines.append(f"  {id_}: {{lane: customer, title: T, {', '.join(p for p in parts if p)}}}\n")
    service_map = map_of("".join(lines))
    graph = nx.DiGraph([(a, b) for a, targets in successors(service_map).items() for b in targets])
    graph.add_nodes_from(ids)
    graph.add_edges_from((id_, "out") for id_ in leavers(service_map))
    if "out" not in graph or not nx.has_path(graph, "a", "out"):
        return
    unavoidable = set(ids) - {id_ for id_ in ids if detour(service_map, id_).left}
    assert unavoidable == set.intersection(*(set(p) for p in nx.all_simple_paths(graph, "a", "out"))) - {
        "out"
    }
