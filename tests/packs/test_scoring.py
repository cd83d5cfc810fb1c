"""Scores of GB/T 27922-2011, and measurements against packs: published rules, numbers checked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.packs.measured import Measured, NoSuchItem, Row, judge_rows
from blueprint.packs.scoring import Points, Score, score
from blueprint.packs.shelf import built_in

SCORING = built_in("cn.aftersales.GBT27922-2011").scoring
FCC, SANBAO = built_in("us.fcc.cable.47CFR76.309"), built_in("cn.sanbao.1995")
assert SCORING is not None


def scored(obtained: float, applicable: float, findings: int = 0, advantages: int = 0) -> Score:
    assert SCORING is not None
    return score([Points("all", obtained, applicable)], SCORING, findings=findings, advantages=advantages)


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        (69.9, None),
        (70, "pass"),
        (79.9, "pass"),
        (80, "three stars"),
        (89.9, "three stars"),
        (90, "four stars"),
        (94.9, "four stars"),
        (95, "five stars"),
        (100, "five stars"),
    ],
)
def test_grades_begin_at_their_points(points: float, grade: str | None) -> None:
    found = scored(points, 100)
    assert (found.grade.title.en if found.grade else None) == grade


def test_the_score_is_obtained_over_applicable() -> None:
    # 12 points of the 100 do not apply: 76 of 88 is 86.36.
    sheet = [Points("a", 40, 45), Points("b", 36, 43), Points("c", 0, 0)]
    assert SCORING is not None
    found = score(sheet, SCORING)
    assert (found.obtained, found.applicable) == (76, 88)
    assert found.total == pytest.approx(76 / 88 * 100)
    assert found.grade is not None and found.grade.title.zh == "三星"


def test_each_finding_takes_a_point_and_at_most_one_advantage_adds_one() -> None:
    assert scored(92, 100, findings=3).total == 89
    assert scored(89, 100, advantages=1).total == 90
    assert scored(89, 100, advantages=5).total == 90
    assert scored(94, 100, findings=1, advantages=2).total == 94
    assert scored(1, 100, findings=3).total == 0


@pytest.mark.parametrize(("obtained", "applicable"), [(5, 4), (-1, 4), (0, 0)])
def test_points_that_cannot_be_are_refused(obtained: float, applicable: float) -> None:
    with pytest.raises(ValueError, match=r"points|nothing applies"):
        scored(obtained, applicable)


@given(st.integers(0, 1000), st.integers(0, 5), st.integers(0, 5))
def test_more_findings_never_help_and_more_advantages_never_harm(
    n: int, findings: int, advantages: int
) -> None:
    here = scored(n, 1000, findings, advantages)
    assert scored(n, 1000, findings + 1, advantages).total <= here.total
    assert here.total <= scored(n, 1000, findings, advantages + 1).total <= 101


# --- 90 % quarterly -----------------------------------------------------------------------------------


def test_each_quarter_is_judged_by_itself() -> None:
    rows = [
        Row("telephone-answer", "2026Q1", met=9_000, total=10_000),
        Row("telephone-answer", "2026Q2", met=8_999, total=10_000),
        Row("telephone-answer", "2026Q3", met=4_000, total=4_000),
        Row("telephone-answer", "2026Q3", met=5_100, total=6_000),
    ]
    found = judge_rows(FCC, rows)
    assert [(m.period, m.achieved, m.kept) for m in found] == [
        ("2026Q1", 0.9, True),
        ("2026Q2", 0.8999, False),
        ("2026Q3", 0.91, True),  # 9,100 of 10,000 in the quarter
    ]


def test_a_busy_line_is_kept_below_its_share() -> None:
    (good,) = judge_rows(FCC, [Row("busy", "2026Q1", met=29, total=1000)])
    (bad,) = judge_rows(FCC, [Row("busy", "2026Q1", met=31, total=1000)])
    assert (good.kept, bad.kept) == (True, False)


def test_single_times_make_the_share_too() -> None:
    rows = [Row("telephone-answer", value=v) for v in (5, 12, 30, 29, 8, 3, 3, 9, 31, 20)]
    (found,) = judge_rows(FCC, rows)
    assert (found.achieved, found.required, found.kept, found.cases) == (0.9, 0.9, True, 10)


# --- 三包 ------------------------------------------------------------------------------------------------


def kept(item: str, *values: float) -> bool:
    (found,) = judge_rows(SANBAO, [Row(item, value=v) for v in values])
    return found.kept


def test_sanbao_days_and_repairs() -> None:
    assert kept("return", 7) and not kept("return", 7, 6)
    assert kept("exchange", 15) and not kept("exchange", 14)
    assert kept("repair", 3, 30) and not kept("repair", 3, 31)
    assert kept("parts", 90) and not kept("parts", 91)
    assert kept("works-after", 30) and not kept("works-after", 29)
    assert kept("repairs", 0, 1, 2) and not kept("repairs", 3)


def test_means_are_means() -> None:
    (found,) = judge_rows(
        built_in("cn.3g_service.2009"), [Row("fault-repair.mean", value=v) for v in (10, 30, 32)]
    )
    assert found == Measured(found.item, "", 3, 24, 24, True)


@pytest.mark.parametrize(
    "row",
    [
        Row("repair"),
        Row("repair", value=-1),
        Row("repair", value=float("nan")),
        Row("repair", met=3),
        Row("repair", met=3, total=2),
        Row("repair", met=0, total=0),
        Row("repair", value=3, met=1, total=2),
    ],
)
def test_rows_that_cannot_be_are_refused(row: Row) -> None:
    with pytest.raises(ValueError, match="repair"):
        judge_rows(SANBAO, [row])


def test_a_row_of_another_pack_is_refused() -> None:
    with pytest.raises(NoSuchItem, match="telephone-answer"):
        judge_rows(SANBAO, [Row("telephone-answer", value=1)])
