"""Wires that share a line: what is counted for many at once is what a look at each pair counts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.draw.routing.crossings import compare
from blueprint.draw.routing.wires import End, Wire

PLACES = st.integers(0, 12)
TURNS = st.sampled_from([-1, 1])


@st.composite
def lines(draw: st.DrawFn) -> list[Wire]:
    """So many wires that they are counted in batches; all on one line, each turning off it anywhere."""
    found = []
    for number in range(draw(st.integers(41, 60))):
        ends = [End(4 * draw(PLACES), draw(TURNS), 0) for _ in range(draw(st.integers(2, 3)))]
        wire = Wire(number, True, 0, sorted(ends), None, 6.0)
        wire.rank = draw(st.integers(0, 3))
        found.append(wire)
    for wire in found:
        wire.locate(found)
    return found


@settings(max_examples=25)
@given(lines())
def test_many_at_once_count_as_each_pair_alone(line: list[Wire]) -> None:
    together = compare(line, line)
    for one in line:
        alone = {}
        for two in line:
            if two is not one:
                alone |= compare([one, two], [one, two])[one.number]
        assert together[one.number] == alone
