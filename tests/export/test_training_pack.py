"""The training pack: every page in each language, nothing left out or cut off, inert, editable, printable."""

import io
import re
from functools import cache
from itertools import combinations

import pytest

from blueprint.draw.paper.paper import least_type
from blueprint.draw.text.metrics import clean, measure
from blueprint.export.formats import pack as format_
from blueprint.export.registry import all_formats
from blueprint.export.subject import Subject
from blueprint.export.training import words as w
from blueprint.export.training.blocks import Blank, Passage, Picture, Stack, Words
from blueprint.export.training.exercises import exercises
from blueprint.export.training.looks import BODY
from blueprint.export.training.pack import training_pack
from blueprint.export.training.page import HEIGHT, MARGIN, ROOM, WIDTH, Drawing, Page, Rule, Shape, Text
from blueprint.export.training.pdf import pdf
from blueprint.export.training.picture import picture
from blueprint.export.training.pptx import slides
from blueprint.export.training.rows_and_cards import Card, Row, Table
from blueprint.export.training.spacing import shrunk, spaced
from blueprint.export.training.strips import readable, scale_of
from blueprint.export.training.voice import Voice
from blueprint.figures import Analysis
from blueprint.model.loader import load, loads
from blueprint.wording import LANGUAGES
from tests.export.subjects import MAPS, subject_of
from tests.export.test_formats import TITLES
from tests.export.test_formats import hostile as hostile_map
from tests.export.type_sizes import type_sizes
from tests.office import converted

NAMES = ("branch-visitor-routing", "after-sales-repair", "corner-shoeshine")
BARE = "blueprint: 1\nid: m\ntitle: T\ntouchpoints:\n  a: {lane: customer, title: A, end: served}\n"


@cache
def analysis(name: str) -> Analysis:
    return subject_of(MAPS / f"{name}.blueprint.yaml").analysis


def repository(name: str, texts: str = "both") -> Subject:
    """A map of the repository; its figures are computed once."""
    return Subject(analysis(name), texts)


def read(text: str, texts: str = "both", **more: object) -> Subject:
    loaded = loads(text)
    assert loaded.map is not None, loaded.problems
    return Subject(Analysis(loaded.map), texts, **more)


def said(pages: list[Page]) -> str:
    """All texts, without the blanks that line ends put into them."""
    found = (
        p.text for page in pages for item in page.items if isinstance(item, Text) for p in item.paragraphs
    )
    return "\n".join(found)


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def packs() -> dict[tuple[str, str], list[Page]]:
    return {(n, t): training_pack(repository(n, t)) for n in NAMES for t in ("both", "zh", "en")}


@pytest.mark.parametrize("texts", ["both", "zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_there_in_its_language(packs, name, texts):
    pages = packs[name, texts]
    assert [page.cover for page in pages].count(True) == 1 and pages[0].cover
    titles = [page.title for page in pages if page.starts]
    for part in (w.BLUEPRINT, w.LEGEND, w.TRUTHS, w.PHRASES, w.EXERCISES, w.ANSWERS):
        wanted = [part[language] for language in LANGUAGES if texts in ("both", language)]
        assert any(all(word in title for word in wanted) for title in titles), (part, titles)
    if texts == "en":
        assert not re.search("[\u4e00-\u9fff]", said(pages))


def test_the_contents_name_the_pages_where_the_parts_start(packs):
    for pages in packs.values():
        cover = said(pages[:1]).splitlines()
        for number, page in enumerate(pages, 1):
            if page.starts:
                title = re.sub(r" \(1/\d+\)$", "", page.title)
                assert cover[cover.index(title) + 1] == str(number)


@pytest.mark.parametrize("name", NAMES)
def test_every_role_has_its_card_with_all_its_steps(packs, name):
    subject, pages = repository(name, "zh"), packs[name, "zh"]
    roles = {t.role["zh"] for t in subject.map.touchpoints.values() if t.role}
    assert roles
    for role in roles:
        title = w.ROLE.filled(role=role).zh
        mine = said([p for p in pages if re.sub(r" \(\d+/\d+\)$", "", p.title) == title])
        steps = [t for t in subject.map.touchpoints.values() if t.role and t.role["zh"] == role]
        for number, step in enumerate(steps, 1):
            assert f"{number} {step.title['zh']}" in mine
            wanted = [line["zh"] for line in step.script]
            wanted += [s["zh"] for s in step.contact.steps] if step.contact else []
            for connection in step.next:
                if connection.handoff and connection.handoff.standard:
                    wanted.append(connection.handoff.standard["zh"])
            for text in wanted:
                assert clean(text) in mine, (role, step.id, text)
            if step.emotion and step.lane.experienced:
                assert f"{w.NOW.zh} " in mine


def test_times_limits_and_feelings_are_on_the_card(packs):
    pages = [p for p in packs["branch-visitor-routing", "en"] if p.title.startswith("Role card: Floor guide")]
    text = said(pages)
    for wanted in (
        "≤ 1 min",
        "≤ 2 min",
        "→ Use the kiosk ≤ 30 s",
        "← Enter branch ≤ 10 s",
        "now +1",
        "bad −2",
    ):
        assert wanted in text
    assert "5 % of visits; then: Assist at kiosk" in text


@pytest.mark.parametrize("name", NAMES)
def test_moments_of_truth_stand_by_rank_with_their_reasons(packs, name):
    subject, pages = repository(name, "en"), packs[name, "en"]
    text = said([p for p in pages if p.title.startswith(w.TRUTHS.en)])
    whole = subject.analysis.of("all")
    places = []
    for rank, id_ in enumerate(whole.moments_of_truth, 1):
        assert subject.map.touchpoints[id_].title["en"] in text
        places.append(text.index(w.RANK.filled(rank=rank).en))
    assert places == sorted(places) and places
    assert f"+{whole.touchpoints[whole.moments_of_truth[0]].reward:.2f}".replace("+0.00", "0.00") in text


def test_phrases_have_the_scripts_and_what_not_to_say(packs):
    pages = [p for p in packs["branch-visitor-routing", "both"] if w.PHRASES.zh in p.title]
    text = said(pages)
    assert "“您好！欢迎光临！”" in text and "“Hello, and welcome!”" in text
    assert "✗ 这是我们的规定" in text and "✗ It's our policy" in text
    assert "这样要求是为了〔原因，如保护您的账户安全〕，您可以这样办：〔办法〕。" in text
    shoes = said([p for p in packs["corner-shoeshine", "zh"] if w.PHRASES.zh in p.title])
    assert "假币" not in shoes and "假币" in text


@pytest.mark.parametrize("texts", ["both", "zh", "en"])
def test_every_exercise_has_lines_to_write_on_and_an_answer(packs, texts):
    pages, made = packs["after-sales-repair", texts], exercises(repository("after-sales-repair", texts))
    language = "en" if texts == "en" else "zh"
    tasks = [p for p in pages if w.EXERCISES[language] in p.title]
    answers = said([p for p in pages if w.ANSWERS[language] in p.title])
    assert len(made) == 7
    for number, exercise in enumerate(made, 1):
        head = clean(f"{number} {exercise.task[language]}")
        assert head in said(tasks) and head in answers
        for part in (exercise.wrong, exercise.mend):
            assert part[language] in answers and part[language] not in said(tasks)
    rules = sum(isinstance(item, Rule) for page in tasks for item in page.items)
    assert rules >= 4 * len(made)
    assert not re.search(r"BP\d{3}|`", said(tasks) + answers)


def test_nothing_leaves_its_page_or_is_cut_off(packs):
    for pages in packs.values():
        for page in pages:
            for item in page.items:
                if isinstance(item, Text | Shape | Drawing):
                    assert (item.rect.x >= -0.1 and item.rect.right <= WIDTH - MARGIN + 0.1) or page.cover
                    assert item.rect.bottom <= ROOM.bottom + 0.1
                if isinstance(item, Text):
                    for each in item.paragraphs:
                        assert bare("".join(each.lines)) == bare(each.text)
                        for line in each.lines:
                            assert measure(line, each.look.size, each.look.bold) <= item.rect.w + 0.1


def test_the_whole_blueprint_is_drawn_and_large_enough_to_read(packs):
    for (name, texts), pages in packs.items():
        drawn = [i for p in pages if w.BLUEPRINT["en" if texts == "en" else "zh"] in p.title for i in p.items]
        shown = {
            b.id for d in drawn if isinstance(d, Drawing) for b in d.layout.boxes if b.kind == "touchpoint"
        }
        assert shown == set(repository(name).map.touchpoints)
        assert all(d.scale >= 0.65 for d in drawn if isinstance(d, Drawing))


def test_nothing_on_a_page_is_smaller_than_6_points(packs):
    for pages in packs.values():
        for page in pages:
            for item in page.items:
                if isinstance(item, Drawing):
                    assert item.scale * least_type(item.layout) * 0.75 >= 6
                if isinstance(item, Text):
                    assert all(each.look.size * 0.75 >= 6 for each in item.paragraphs)


def test_the_blueprint_of_every_map_is_printed_with_type_of_6_points_or_more():
    """The picture is the one part that could be drawn smaller to fit a page; figures play no part in its size."""
    for path in sorted(MAPS.glob("*.blueprint.yaml")):
        unmeasured = Analysis(load(str(path)).map, sound=False)
        for texts in ("both", "zh", "en"):
            drawn = picture(Voice(Subject(unmeasured, texts))).blocks
            assert all(d.scale(ROOM.w) * least_type(d.layout) * 0.75 >= 6 for d in drawn), (path, texts)


def test_the_real_file_of_the_largest_pack_has_no_smaller_type():
    subject = repository("bank-hall", "en")
    pages = training_pack(subject)
    sizes = list(type_sizes(pdf(subject, "pack.pdf", pages).data))
    assert {page for page, _ in sizes} == set(range(1, len(pages) + 1))
    assert min(size for _, size in sizes) >= 6


@pytest.mark.parametrize("texts", ["both", "zh", "en"])
def test_a_curve_without_room_below_the_lanes_has_a_page_with_every_touchpoint_named(texts):
    subject = repository("bank-hall", texts)
    drawn = [block.layout for block in picture(Voice(subject)).blocks if isinstance(block, Picture)]
    parts, rows = [d for d in drawn if d.bands], [d for d in drawn if not d.bands]
    assert not any(part.curve for part in parts) and len(rows) == 3
    assert all(scale_of(part) >= readable(part) for part in parts)
    wanted = {dot.touchpoint for curve in subject.layout.curve.both for dot in curve.dots}
    shown = []
    for row in rows:
        titles = [line for line in row.curve.names if line.anchor == "middle"]
        assert all(line.rect.x >= 0 and line.rect.right <= row.width for line in titles)
        assert all(line.rect.bottom <= row.height for line in titles)
        assert not any(a.rect.meets(b.rect, -1) for a, b in combinations(titles, 2))
        for dot in {d.touchpoint: d for curve in row.curve.both for d in curve.dots}.values():
            below = " ".join(line.text for line in titles if abs(line.x - dot.at.x) < 1)
            title = subject.map.touchpoints[dot.touchpoint].title["en" if texts == "en" else "zh"]
            assert bare(title) in bare(below)
            shown.append(dot.touchpoint)
    assert sorted(shown) == sorted(wanted)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_hostile_titles_are_only_text(title):
    subject = read(hostile_map(title))
    pages = training_pack(subject)
    text = said(pages)
    wanted = clean(title.replace('\\"', '"'))
    assert bare(wanted) in bare(text)
    for page in pages:
        for item in page.items:
            if isinstance(item, Text):
                assert item.rect.bottom <= HEIGHT - MARGIN
                for each in item.paragraphs:
                    assert bare("".join(each.lines)) == bare(each.text)
    import pptx

    deck = pptx.Presentation(io.BytesIO(slides(subject, pages)))
    assert len(deck.slides) == len(pages)


@pytest.mark.parametrize("texts", ["both", "zh", "en"])
def test_a_map_of_almost_nothing_has_a_pack(texts):
    pages = training_pack(read(BARE, texts))
    text = said(pages)
    for sentence in (w.NO_ROLES, w.NO_SCRIPTS):
        assert sentence["en" if texts == "en" else "zh"] in text


def test_staff_without_a_role_have_a_card():
    text = BARE.replace("end: served", "next: b") + "  b: {lane: frontstage, title: Serve, end: served}\n"
    pages = training_pack(read(text, "en"))
    card = said([p for p in pages if p.title == "Role card: no role given"])
    assert "1 Serve" in card and w.TO_WRITE.en in card


@pytest.fixture(scope="module")
def printed(packs) -> bytes:
    return pdf(repository("corner-shoeshine", "zh"), "pack.pdf", packs["corner-shoeshine", "zh"]).data


def test_the_pdf_is_a4_with_text_page_numbers_and_bookmarks(printed, packs):
    import pypdf

    reader, pages = pypdf.PdfReader(io.BytesIO(printed)), packs["corner-shoeshine", "zh"]
    assert len(reader.pages) == len(pages)
    for number, (sheet, page) in enumerate(zip(reader.pages, pages, strict=True), 1):
        assert float(sheet.mediabox.width) * 25.4 / 72 == pytest.approx(210, abs=0.5)
        assert float(sheet.mediabox.height) * 25.4 / 72 == pytest.approx(297, abs=0.5)
        text = bare(sheet.extract_text())
        assert page.cover or f"{number}/{len(pages)}" in text
        for item in page.items:
            for each in item.paragraphs if isinstance(item, Text) else ():
                assert all(letter in text for letter in bare(each.text)), each.text
    assert len(reader.outline) == sum(page.starts for page in pages)
    text = bare(reader.pages[3].extract_text())
    assert "岗位卡：擦鞋匠" in text and "2上鞋油" in text and "10%的到访会出错" in text


def test_the_slides_are_the_same_pages_with_text_that_can_be_edited(packs):
    import pptx

    subject, pages = repository("branch-visitor-routing"), packs["branch-visitor-routing", "both"]
    raw = slides(subject, pages)
    deck = pptx.Presentation(io.BytesIO(raw))
    assert len(deck.slides) == len(pages)
    assert deck.slide_width / 36000 == pytest.approx(210, abs=0.1)
    for slide, page in zip(deck.slides, pages, strict=True):
        shown = "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        assert not list(slide.part.rels.values())[1:] or all(
            "image" not in r.reltype for r in slide.part.rels.values()
        )
        for item in page.items:
            for each in item.paragraphs if isinstance(item, Text) else ():
                assert each.text in shown
    assert raw == slides(subject, pages)


@pytest.mark.needs("loimpress")
def test_libreoffice_opens_the_slides(packs, tmp_path):
    import pypdf

    pages = packs["corner-shoeshine", "zh"]
    file = tmp_path / "pack.pptx"
    file.write_bytes(slides(repository("corner-shoeshine", "zh"), pages))
    converted("loimpress", file, "pdf")
    opened = pypdf.PdfReader(tmp_path / "pack.pdf").pages
    assert len(opened) == len(pages)
    assert "街角擦鞋" in opened[0].extract_text() and "擦掉重来" in opened[3].extract_text()


def test_it_is_a_format_of_two_files():
    assert all_formats()["pack"].write is format_.write and not format_.STABLE


@pytest.mark.parametrize("theme", ["print", "contrast"])
def test_a_theme_is_taken_by_both_painters(theme):
    from blueprint.draw.theme.themes import THEMES
    from blueprint.export.training.svg import page_svg

    loaded = loads((MAPS / "corner-shoeshine.blueprint.yaml").read_text(encoding="utf-8"))
    subject = Subject(Analysis(loaded.map), "zh", theme=theme)
    pages = training_pack(subject)
    drawn = "".join(page_svg(page, THEMES[theme], "n", "1") for page in pages)
    assert THEMES["screen"].lanes["customer"].edge not in drawn.replace(THEMES[theme].curve, "")


WORDS = tuple(f"字{i}" for i in range(400))


def split_up(block, room: float, width: float = 300.0) -> list:
    """Parts of a block until nothing is left."""
    parts = []
    while True:
        two = None if block.height(width) <= room else block.split(width, room)
        parts.append(two[0] if two else block)
        if not two:
            return parts
        block = two[1]


def texts_in(blocks: list) -> str:
    items = [i for b in blocks for i in b.place(0, 0, 300.0)]
    return bare("".join(p.text for i in items if isinstance(i, Text) for p in i.paragraphs))


def test_long_texts_part_at_page_ends_and_lose_nothing():
    passage = Passage((Words("".join(WORDS), BODY), Words("".join(reversed(WORDS)), BODY)))
    for block in (
        passage,
        Stack((passage, Blank(2, "#000000"), passage)),
        Row((passage, Passage((Words("kurz", BODY),))), (0.5, 0.5)),
        Table(Row((Passage(()),), (1.0,)), (Row((passage,), (1.0,)), Row((passage,), (1.0,)))),
        Card(Passage((Words("head", BODY),)), passage, "#000000", "#FFFFFF", "#000000", more=Passage(())),
    ):
        parts = split_up(block, 240.0)
        if not isinstance(block, Table):  # its rows part only where no page could hold them
            assert len(parts) > 3
            assert all(part.height(300.0) <= 240.1 for part in parts)
        # A row's cells part each for itself, so only the order of letters may differ.
        assert sorted(texts_in(parts)) == sorted(texts_in([block]))


def test_room_for_office_programs_that_part_chinese_from_latin():
    assert spaced("长x长x", 10, False) > spaced("长长xx", 10, False)
    assert shrunk(("客户",), 12.0, False, 100.0) == 12.0
    line = "长x" * 20
    room = measure(line, 12.0)
    assert shrunk((line,), 12.0, False, room) < 12.0


# --- words that nobody should say ---------------------------------------------------------------------------


@pytest.mark.parametrize("texts", ["both", *LANGUAGES])
def test_words_of_a_case_are_crossed_out_wherever_they_are_printed(texts: str) -> None:
    language = "en" if texts == "en" else "zh"
    made = training_pack(repository("case-privacy-complaint", texts))
    pages = [p for p in made if w.EXERCISES[language] not in p.title]  # these ask what is wrong
    denial = {"zh": "这绝对不可能", "en": "That is absolutely impossible"}[language]
    offer = {"zh": "改说：“对不起，您一定收到", "en": "Say instead: “I am sorry. You must"}[language]
    found = [p for page in pages for i in page.items if isinstance(i, Text) for p in i.paragraphs]
    printed = [p for p in found if denial in p.text and "BP601" not in p.text]
    assert len(printed) == 2  # on the role card, and among the phrases
    assert all(p.look.struck for p in printed)
    assert sum(offer in p.text for p in found) == 3  # and in the answers
    assert w.TO_USE[language] not in said(pages)


def test_a_forbidden_line_of_a_process_is_crossed_out_too() -> None:
    line = "touchpoints:\n  a: {lane: frontstage, title: A, role: R, script: [您好, 这是我们的规定], end: served}\n"
    pages = training_pack(read("blueprint: 1\nid: m\ntitle: T\n" + line, "zh"))
    found = [p for page in pages for i in page.items if isinstance(i, Text) for p in i.paragraphs]
    assert {p.look.struck for p in found if p.text == "“您好”"} == {False}
    assert {p.look.struck for p in found if p.text == "✗ “这是我们的规定”"} == {True}


def test_no_sentence_to_say_stands_among_those_not_to_say() -> None:
    text = said(training_pack(repository("branch-visitor-routing", "zh")))
    assert "✗ 您" not in text
    assert "说能做什么、何时做到" not in text
