"""What stands beside a touchpoint, and what work is handed over."""

from blueprint.flow.chain.handoffs import handoffs
from blueprint.flow.chain.neighbours import endless, neighbours, only_itself, unlinked
from blueprint.flow.chain.waits import is_wait
from tests.flow.test_avoidance import map_of


def test_neighbours_are_joined_by_an_arrow_of_either_direction() -> None:
    service_map = map_of("""
  a: {lane: customer, title: A, next: {b: 50%, a: 50%}}
  b: {lane: frontstage, title: B, next: {a: 50%, nowhere: 50%}}
  c: {lane: frontstage, title: C, end: served}
""")
    assert {id_: list(around) for id_, around in neighbours(service_map).items()} == {
        "a": ["b"],
        "b": ["a"],
        "c": [],
    }


def test_unlinked_is_what_hangs_in_the_air_below_the_line_of_visibility() -> None:
    service_map = map_of("""
  a: {lane: customer, title: A, uses: [used], fails: {then: named}, next: b}
  b: {lane: backstage, title: B, end: served}
  used: {lane: support, title: Used}
  named: {lane: backstage, title: Named}
  started: {lane: backstage, title: Started, start: 0%}
  alone: {lane: support, title: Alone}
  aside: {lane: frontstage, title: Aside}
""")
    assert [t.id for t in unlinked(service_map)] == ["alone"]


def test_a_hand_off_crosses_a_lane_or_a_role_that_is_named() -> None:
    service_map = map_of("""
  a: {lane: customer, title: A, role: Guest, next: b}
  b: {lane: frontstage, title: B, role: {en: Guide, zh: 导服}, next: c}
  c: {lane: frontstage, title: C, role: 导服, next: {d: 50%, e: 50%}}
  d: {lane: frontstage, title: D, next: e}
  e: {lane: frontstage, title: E, role: Clerk, next: {e: 10%}, end: served}
""")
    assert [(h.source.id, h.number, h.target.id) for h in handoffs(service_map)] == [
        ("a", 0, "b"),
        ("c", 1, "e"),
    ]


def test_only_itself_and_endless() -> None:
    service_map = map_of("""
  a: {lane: customer, title: A, start: 100%, next: {a: 100%, b: 0%}}
  b: {lane: customer, title: B, next: a}
""")
    assert only_itself(service_map.touchpoints["a"])
    assert not only_itself(service_map.touchpoints["b"])
    assert endless(service_map)
    assert not endless(map_of("  a: {lane: customer, title: A, end: served}\n"))
    assert not endless(map_of("  a: {lane: customer, title: A}\n"))


def test_a_wait_is_experienced_and_nobody_serves() -> None:
    service_map = map_of("""
  queue-2: {lane: customer, title: Two}
  b: {lane: customer, title: {en: B, zh: 等候叫号}}
  waiter: {lane: frontstage, title: Waiter}
  care: {lane: frontstage, title: Care while waiting, role: Guide}
  desk: {lane: frontstage, title: Queue at the desk, staffed: {servers: 1}}
  store: {lane: backstage, title: Wait for parts}
""")
    assert [t.id for t in service_map.touchpoints.values() if is_wait(t)] == ["queue-2", "b"]
