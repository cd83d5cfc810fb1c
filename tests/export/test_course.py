"""A course from maps: every sheet is there, the timetable sums to the hours, answers stand apart, input is judged."""

import re
import zipfile
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from blueprint.export.course.course import SHEETS, WRITTEN_IN
from blueprint.export.course.main_way import main_way
from blueprint.export.course.plan import Plan, topics_of
from blueprint.export.course.quiz import questions
from blueprint.export.course.timetable import TooShort
from blueprint.export.course.topics import TOPICS
from blueprint.export.course.two_visits import better_remembered, peak_of
from blueprint.export.training.flow import pages
from blueprint.export.training.page import Drawing, Shape, Text
from blueprint.model.names import Lane
from blueprint.wording import LANGUAGES
from tests.export.subjects import repository
from tests.run import run

MAPS = Path("maps")
HALL = MAPS / "branch-visitor-routing.blueprint.yaml"
SHOES = MAPS / "corner-shoeshine.blueprint.yaml"
CASE = MAPS / "case-door-refusal.blueprint.yaml"
TAUGHT = topics_of("blueprint,peak-end,moments-of-truth")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("course")
    done = run(
        "course", SHOES, CASE, "--hours", "2", "--for", "stall staff", "--language", "en", "--out", out
    )
    assert (done.code, done.stderr) == (0, "")
    return out


@cache
def text(path: Path) -> str:
    """Of a PDF; reading one takes longer than making it."""
    return " ".join("\n".join(page.extract_text() for page in PdfReader(path).pages).split())


def said(sheet: str, plan: Plan) -> str:
    """The texts of a sheet."""
    found = (item for section in SHEETS[sheet](plan) for page in pages(section) for item in page.items)
    return " ".join(each.text for item in found if isinstance(item, Text) for each in item.paragraphs)


def test_every_sheet_is_there_to_print_and_to_edit(made: Path) -> None:
    assert {p.name for p in made.iterdir()} == {
        *(f"{name}.{kind}" for name in SHEETS for kind in ("pdf", "pptx")),
        *(f"{name}.docx" for name in WRITTEN_IN),
        "5-blueprint-a3.pdf",
        "7-self-audit.xlsx",
    }


def test_documents_say_what_their_sheets_say_and_can_be_written_in(made: Path) -> None:
    for name in WRITTEN_IN:
        document = docx.Document(str(made / f"{name}.docx"))
        said = " ".join(t.text or "" for t in document.element.body.iter() if str(t.tag).endswith("}t"))
        said += " " + document.sections[0].footer.paragraphs[0].text
        printed = set(re.findall(r"[A-Za-z]{4,}", text(made / f"{name}.pdf")))
        missing = printed - set(re.findall(r"[A-Za-z]{4,}", said))
        # What a picture shows is a picture there too; a broken word of a narrow column is whole here.
        assert len(missing) <= (12 if name == "2-exercises" else 1), (name, missing)
    with zipfile.ZipFile(made / "6-quiz.docx") as file:
        styles = file.read("word/styles.xml").decode()
        assert 'w:eastAsia="Microsoft YaHei"' in styles
        assert 'w:eastAsia="zh-CN"' in styles
        assert {i.date_time for i in file.infolist()} == {(2020, 1, 1, 0, 0, 0)}


def test_parts_of_a_document_stand_in_the_order_that_word_asks_for(made: Path) -> None:
    order = {
        "tcPr": ["tcW", "tcBorders", "shd", "tcMar"],
        "pPr": ["pStyle", "keepNext", "pageBreakBefore", "pBdr", "tabs", "spacing", "ind"],
    }
    for name in WRITTEN_IN:
        for element in docx.Document(str(made / f"{name}.docx")).element.body.iter():
            kind = str(element.tag).rpartition("}")[2]
            found = [str(child.tag).rpartition("}")[2] for child in element]
            if kind in order:
                assert found == sorted(found, key=order[kind].index), (name, kind, found)
            if kind == "tc":
                assert found[-1] == "p"


def test_the_guide_names_slides_and_sheets_for_every_activity(made: Path) -> None:
    guide = text(made / "1-guide.pdf")
    last = len(PdfReader(made / "3-slides.pdf").pages)
    shown = re.findall(r"slides (\d+)(?:–(\d+))?", guide)
    assert int(shown[0][0]) == 1
    assert int(shown[-1][1] or shown[-1][0]) == last
    numbers = [n for start, stop in shown for n in range(int(start), int(stop or start) + 1)]
    assert numbers == list(range(1, last + 1))  # every slide is shown, none twice
    for sheet in ("2 Exercises", "4 Role play", "5 Before and after", "6 Quiz", "8 Course feedback"):
        assert sheet in guide


def test_half_filled_blueprints_have_one_half_each(made: Path) -> None:
    staff, customers = (page.extract_text() for page in PdfReader(made / "5-half-filled-a3.pdf").pages)
    way = main_way(repository("corner-shoeshine", "en"))
    assert way
    for t in way:
        with_customers = t.lane in (Lane.EVIDENCE, Lane.CUSTOMER)
        assert (t.title["en"] in " ".join(staff.split())) is with_customers
        assert (t.title["en"] in " ".join(customers.split())) is not with_customers


def test_the_way_to_fill_in_goes_over_the_first_moment_of_truth() -> None:
    way = [t.id for t in main_way(repository("bank-hall", "en"))]
    assert way == (  # by the shares at `guide`, `take-number`, `counter` and `refer`: .63, rest, .92, .80
        [
            "enter",
            "welcome",
            "say-need",
            "guide",
            "take-number",
            "wait",
            "counter",
            "sign",
            "refer",
            "see-off",
            "leave",
        ]
    )


def test_english_handouts_have_quotation_marks_as_wide_as_their_letters(made: Path) -> None:
    assert 'On the map "Corner shoeshine"' in text(made / "1-guide.pdf")


def test_a_case_stands_beside_its_better_map_with_its_words_crossed_out(made: Path) -> None:
    sheet = text(made / "5-before-after.pdf")
    assert "Case 2: turned away at the door" in sheet
    assert "Route of device customers" in sheet
    assert "✗" in sheet


def test_any_two_maps_make_a_before_and_after_sheet(tmp_path: Path) -> None:
    done = run(
        "course",
        SHOES,
        "--before",
        HALL,
        "--language",
        "en",
        "--topic",
        "blueprint",
        "--out",
        tmp_path / "made",
    )
    assert (done.code, done.stderr) == (0, "")
    assert "Branch visitor routing" in text(tmp_path / "made" / "5-before-after.pdf")
    assert "Before and after" in text(tmp_path / "made" / "1-guide.pdf")


def test_the_guide_speaks_of_map_and_audience(made: Path) -> None:
    guide = text(made / "1-guide.pdf")
    for said in (
        "stall staff",
        "2 h, breaks included",
        "Debrief questions",
        "Key points",
        "Before class",
        "Moments of truth:",
    ):
        assert said in guide


def test_answers_stand_in_a_file_of_their_own(made: Path) -> None:
    sheet, answers = text(made / "2-exercises.pdf"), text(made / "2-exercises-answers.pdf")
    assert "what would you do?" in sheet
    assert "What is wrong" in answers
    assert 'A better way: "Route of device customers"' in answers
    assert "A better way" not in sheet
    assert "what would you do?" in text(made / "3-slides.pdf")
    assert "Mended" not in sheet


def test_the_slides_of_a_sheet_are_its_pages_and_can_be_edited(made: Path) -> None:
    for name in SHEETS:
        with zipfile.ZipFile(made / f"{name}.pptx") as deck:
            slides = [n for n in deck.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
            assert not [n for n in deck.namelist() if n.endswith((".png", ".svg"))]
        assert len(slides) == len(PdfReader(made / f"{name}.pdf").pages)


def test_the_blank_blueprint_is_a3_and_slides_are_16_to_9_with_nothing_under_12_pt(made: Path) -> None:
    a3 = PdfReader(made / "5-blank-blueprint-a3.pdf").pages[0].mediabox
    assert (round(a3.width / 72 * 25.4), round(a3.height / 72 * 25.4)) == (420, 297)
    with zipfile.ZipFile(made / "3-slides.pptx") as deck:
        cx, cy = re.search(rb'sldSz cx="(\d+)" cy="(\d+)"', deck.read("ppt/presentation.xml")).groups()  # type: ignore[union-attr]
        assert int(cx) * 9 == int(cy) * 16
        slides = [deck.read(n) for n in deck.namelist() if n.startswith("ppt/slides/slide")]
    sizes = [int(size) for slide in slides for size in re.findall(rb' sz="(\d+)"', slide)]
    assert min(sizes) >= 1200


def test_nothing_stands_outside_the_room_of_its_page() -> None:
    for name, sheet in SHEETS.items():
        for texts in LANGUAGES:
            plan = Plan(
                (repository("branch-visitor-routing", texts), repository("case-door-refusal", texts)),
                tuple(TOPICS.values()),
                180,
                "hall staff",
            )
            for page in (p for section in sheet(plan) for p in pages(section)):
                room = page.sheet.room
                for item in page.items:
                    if isinstance(item, Text | Shape | Drawing):
                        r = item.rect
                        assert r.bottom <= room.bottom + 0.5, (name, page.title)
                        assert r.x >= room.x - 0.5, (name, page.title)
                        assert r.right <= room.right + 0.5, (name, page.title)


def test_two_visits_have_the_same_mean_and_another_memory() -> None:
    one = (0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 2.0, 2.0)
    two = better_remembered(one, 5.0)
    assert sum(two) == pytest.approx(sum(one))
    assert two[-1] > one[-1]
    assert abs(two[peak_of(two)]) > abs(one[peak_of(one)])
    assert peak_of(two) != len(two) - 1


@given(st.lists(st.integers(-5, 5), min_size=4, max_size=12))
def test_any_visit_keeps_its_mean(scores: list[int]) -> None:
    one = tuple(map(float, scores))
    two = better_remembered(one, 5.0)
    assert sum(two) == pytest.approx(sum(one))
    assert all(-5 <= s <= 5 for s in two)
    assert two == one or two[-1] >= one[-1]


def test_the_observer_ticks_one_to_five_by_touchpoint(made: Path) -> None:
    play = text(made / "4-role-play.pdf") + text(made / "4-role-play-observer.pdf")
    for said in (
        "Customer's brief 1",
        "Staff's brief",
        "1 standard",
        "2 bows",
        "3 smiles",
        "4 courtesies",
        "5 gestures",
    ):
        assert said in play


def test_customers_in_role_play_know_their_errand_what_goes_wrong_and_how_to_play_a_wait() -> None:
    play = said("4-role-play", Plan((repository("bank-hall", "en"),), TAUGHT, 180))
    assert "Needs a counter" in play
    assert "A machine can do it" in play
    assert "Sent to the wrong window" not in play  # an error of ours is nobody's errand
    assert "this goes wrong at “Lead to the right place”: sent to the wrong window." in play
    assert "At “Wait for the call” do as if 15 min had passed" in play


def test_what_goes_wrong_in_role_play_lies_on_the_way_of_the_errand() -> None:
    play = said("4-role-play", Plan((repository("branch-visitor-routing", "en"),), TAUGHT, 180))
    hurried, newcomer = play.partition("You play all of these steps")[0].split("You are")[1:]
    assert "This time: needs a counter" in hurried
    assert "something goes wrong at “Triage”" in hurried
    assert "“Wait for the call” do as if 10 min had passed" in hurried
    assert "This time: the kiosk can do it" in newcomer
    assert "this goes wrong at “Use the kiosk”: needs help" in newcomer
    assert "Pre-check papers" not in newcomer, "only those who need a counter come there"
    assert "Wait for the call" not in newcomer


def test_guide_quiz_and_sheet_agree_on_the_end_of_a_long_visit() -> None:
    plan = Plan((repository("branch-visitor-routing", "en"),), TAUGHT, 180)
    assert "What most customers experience last: “Leave”." in said("1-guide", plan)
    asked = next(q for q in questions(plan) if "the end of a visit" in q.asked.en)
    assert asked.right.en == "Leave"
    way = [t.title["en"] for t in main_way(repository("branch-visitor-routing", "en"))]
    assert (len(way), way[0], way[-1]) == (11, "Enter branch", "Leave")
    assert "Counter service" in way, "the first moment of truth stays"


def test_the_blueprint_for_the_wall_leaves_nothing_out(made: Path) -> None:
    wall = text(made / "5-blueprint-a3.pdf")
    assert all(t.title["en"] in wall for t in repository("corner-shoeshine", "en").map.touchpoints.values())


def test_quiz_and_answers_agree_and_only_one_has_them(made: Path) -> None:
    quiz, answers = text(made / "6-quiz.pdf"), text(made / "6-quiz-answers.pdf")
    assert "Answer:" not in quiz
    asked = re.findall(r"\d\. .*?\?", quiz)
    assert asked
    for question in asked:
        assert question in answers
    for letter, right in re.findall(r"Answer: ([A-D])\. (.*?) (?:It stands|The peak|Done well)", answers):
        assert f"□ {letter} {right}" in quiz


def test_forms_and_certificate(made: Path) -> None:
    assert "Assessment: group" in text(made / "7-assessment.pdf")
    assert "Course feedback" in text(made / "8-feedback.pdf")
    assert "2 h ·" in text(made / "9-certificate.pdf")


def test_nothing_is_replaced_unasked_and_bytes_are_the_same(made: Path) -> None:
    words = ("course", SHOES, CASE, "--hours", "2", "--for", "stall staff", "--language", "en", "--out", made)
    before = {p: p.read_bytes() for p in made.iterdir()}
    done = run(*words)
    assert done.code == 2
    assert done.stderr.count("\n") == 1
    assert "1-guide.pdf is there already; --force" in done.stderr
    assert run(*words, "--force").code == 0
    assert {p: p.read_bytes() for p in made.iterdir()} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "MAP"),
        (
            (HALL, "--topic", "magic"),
            "there is no topic 'magic'; known: blueprint, peak-end, moments-of-truth",
        ),
        ((HALL, "--topic", ""), "there is no topic ''; known: blueprint"),
        ((HALL, "--hours", "0.4"), "is not a number of hours from 0.5 to 40"),
        ((HALL, "--hours", "41"), "is not a number of hours from 0.5 to 40"),
        ((HALL, "--hours", "nan"), "is not a number of hours from 0.5 to 40"),
        ((MAPS / "nowhere.yaml",), "nowhere.yaml"),
        (
            (HALL, "--hours", "0.5", "--topic", ",".join(TOPICS)),
            "6 topics take 40 min at least, and there are 30 min: give more --hours or fewer topics",
        ),
    ],
)
def test_bad_input_is_told_and_nothing_written(
    tmp_path: Path, words: tuple[str | Path, ...], said: str
) -> None:
    out = tmp_path / "made"
    done = run("course", *words, "--out", out)
    assert done.code in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


def test_a_map_with_errors_makes_no_course(tmp_path: Path) -> None:
    path = tmp_path / "wrong.blueprint.yaml"
    path.write_text("blueprint: 1\ntitle: T\ntouchpoints:\n  a: {lane: customer, title: A, next: nowhere}\n")
    done = run("course", path, "--out", tmp_path / "made")
    assert done.code == 1
    assert "so there are no figures" in done.stderr
    assert not (tmp_path / "made").exists()


def test_in_three_hours_every_step_has_the_time_that_it_takes() -> None:
    plan = Plan((repository("bank-hall", "en"), repository("case-misrouted", "en")), TAUGHT, 180)
    assert plan.left_out == []
    for slot in plan.timetable:
        if slot.activity:
            assert [s.minutes for s in slot.steps] == [s.minutes for s in slot.activity.steps]


def test_what_there_is_no_time_for_is_named_as_homework() -> None:
    subjects = tuple(repository(name, "en") for name in ("bank-hall", "case-misrouted", "case-small-pack"))
    plan = Plan(subjects, TAUGHT, 180)
    (left,) = plan.left_out
    assert left.slides == "case:1"
    guide = said("1-guide", plan)
    assert "No time in class for" in guide
    assert f"{left.title.en} (slides 13–14)" in guide


@given(
    minutes=st.integers(30, 2400),
    topics=st.lists(st.sampled_from(sorted(TOPICS)), min_size=1, unique=True),
)
def test_a_timetable_sums_to_the_hours(minutes: int, topics: list[str]) -> None:
    plan = Plan((), topics_of(",".join(topics)), minutes)
    try:
        slots = plan.timetable
    except TooShort:
        assert minutes < (len(topics) + 2) * 5
        return
    assert sum(slot.minutes for slot in slots) == minutes
    for slot in slots:
        assert sum(step.minutes for step in slot.steps) == (slot.minutes if slot.activity else 0)
        assert all(step.minutes > 0 for step in slot.steps)
    assert all(slot.minutes > 0 for slot in slots)
    assert all(a.stop == b.start or (b.day == a.day + 1 and b.start == 0) for a, b in pairwise(slots))
    assert all(slot.activity for slot in (slots[0], slots[-1]))  # no break first or last
    for topic in plan.topics:
        assert any(topic.title.en in slot.title.en for slot in slots)


def test_a_map_with_hardly_anything_makes_a_course(tmp_path: Path) -> None:
    path = tmp_path / "bare.blueprint.yaml"
    path.write_text(
        "blueprint: 1\ntitle: Bare\ntouchpoints:\n  a: {lane: customer, title: Come, end: served}\n"
    )
    done = run("course", path, "--topic", ",".join(TOPICS), "--language", "en", "--out", tmp_path / "made")
    assert done.code == 0
    assert "The map has no step of staff" in text(tmp_path / "made" / "4-role-play-observer.pdf")
    assert "The map does not say" in text(tmp_path / "made" / "1-guide.pdf")
    assert "An example: the map has too few scores" in text(tmp_path / "made" / "3-slides.pdf")
