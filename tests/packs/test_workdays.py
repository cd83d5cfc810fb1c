"""Working days, opening hours, months and cut-off hours as natural time; every figure counted on a calendar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.packs.workdays import DAY, Elapsed, Week, elapsed

HOUR = 3600.0


def days(found: Elapsed) -> tuple[float, float]:
    return found.least / DAY, found.most / DAY


@pytest.mark.parametrize(
    ("count", "least", "most"),
    [
        (1, 1, 4),  # end of Monday to end of Tuesday; start of Friday to end of Monday
        (2, 2, 5),  # start of Friday to end of Tuesday is 5
        (5, 5, 8),  # midnight after a Sunday to the end of Friday; start of Friday to the end of the next
        (7, 9, 12),
        (10, 12, 15),
        (16, 22, 25),
        (20, 26, 29),
    ],
)
def test_working_days_leave_more_natural_days_the_more_weekends_lie_between(
    count: int, least: float, most: float
) -> None:
    assert days(elapsed(count, "d", "working-days")) == (least, most)


def test_a_week_of_six_days_leaves_less() -> None:
    six = Week(frozenset(range(6)))
    assert days(elapsed(6, "d", "working-days", six)) == (6, 8)


def test_business_hours_count_from_opening_to_closing() -> None:
    # 8 h open: from opening on it is the same evening; from closing on a Friday it is Monday evening.
    found = elapsed(8, "h", "business-hours")
    assert (found.least / HOUR, found.most / HOUR) == (8, 72)
    # 1 h: begun half an hour before closing on a Friday it ends on Monday at half past nine, 65 h later;
    # begun at closing it ends on Monday at ten, 65 h later too.
    assert elapsed(1, "h", "business-hours").most / HOUR == 65


@pytest.mark.parametrize(
    ("value", "unit", "least", "most"),
    [
        (1, "month", 28, 31),
        (2, "month", 59, 62),
        (5, "month", 150, 153),
        (1, "year", 365, 366),
        (5, "year", 1826, 1827),
    ],
)
def test_months_and_years_have_days_of_the_calendar(
    value: float, unit: str, least: float, most: float
) -> None:
    assert days(elapsed(value, unit)) == (least, most)


def test_a_cut_off_hour_leaves_the_rest_of_the_day() -> None:
    # Reported just before 16:00: by midnight; after it: within 24 hours.
    assert elapsed(24, "h", cut_off=16 * HOUR) == Elapsed(8 * HOUR, 24 * HOUR)


def test_natural_time_is_what_it_says() -> None:
    found = elapsed(15, "s")
    assert found == Elapsed(15, 15)
    assert found.sure


@pytest.mark.parametrize(
    ("value", "unit", "calendar"),
    [(3, "fortnight", "natural"), (1.5, "d", "working-days"), (3, "h", "working-days"), (3, "d", "lunar")],
)
def test_what_is_no_time_is_refused(value: float, unit: str, calendar: str) -> None:
    with pytest.raises(ValueError, match="no such time"):
        elapsed(value, unit, calendar)


@given(st.integers(1, 40), st.sets(st.integers(0, 6), min_size=1))
def test_working_days_never_leave_less_than_as_many_days(count: int, open_: set[int]) -> None:
    found = elapsed(count, "d", "working-days", Week(frozenset(open_)))
    assert count * DAY <= found.least <= found.most
    assert found.most <= elapsed(count + 1, "d", "working-days", Week(frozenset(open_))).most


@given(
    st.integers(1, 240).map(lambda n: n / 4),
    st.sets(st.integers(0, 6), min_size=1),
    st.integers(0, 12).map(float),
    st.integers(13, 24).map(float),
)
def test_business_hours_lie_between_the_time_itself_and_a_start_at_any_minute(
    hours: float, open_: set[int], opens: float, closes: float
) -> None:
    week = Week(frozenset(open_), opens * HOUR, closes * HOUR)
    found = elapsed(hours, "h", "business-hours", week)
    assert hours * HOUR - 1e-6 <= found.least <= found.most
    # An independent count from starts all over the week.
    room = (closes - opens) * HOUR
    for start in range(0, 7 * 24, 5):
        at, left, day = start * HOUR, hours * HOUR, start // 24
        while True:
            begin = max(at, day * DAY + opens * HOUR)
            free = min(room, day * DAY + closes * HOUR - begin) if day % 7 in open_ else 0.0
            if free >= left - 1e-9 and free > 0:
                break
            left -= max(free, 0.0)
            day += 1
        assert found.least - 1e-6 <= begin + left - at <= found.most + 1e-6
