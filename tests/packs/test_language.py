"""The language packs and how their phrases are found (theory 6)."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.lint.rules import forbidden_phrase, i_instead_of_you, negative_wording, undated_promise
from blueprint.lint.rules.forbidden_phrase import OTHER_RULES
from blueprint.lint.run.engine import lint
from blueprint.model.loader import loads
from blueprint.packs.language import FOLDER, pack_for, pack_languages, read_pack
from blueprint.packs.matching import alike, count, matches, places, said
from blueprint.packs.phrases import Pack, PackError

ZH, EN = pack_for("zh"), pack_for("en")
assert ZH is not None and EN is not None
PACKS = pytest.mark.parametrize("pack", [ZH, EN], ids=["zh", "en"])


def hits(text: str, pack: Pack) -> list[tuple[str, str]]:
    """Id and words of every phrase in a text that is not merely negative."""
    return [
        (m.phrase.id, text[m.start : m.end])
        for m in matches(text, pack, pack.phrases)
        if m.phrase.category != "negative"
    ]


def words(text: str, pack: Pack) -> list[str]:
    return [said for _, said in hits(text, pack)]


# --- however it is written ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "这是我们的规定",
        "這是我們的規定",
        "您好，这是我们的规定！",
        "这 是 我们 的 规定",
        "“这是我们的规定”",
        "这是我们的规定啊",
    ],
)
def test_width_spaces_marks_and_traditional_characters_do_not_matter(text: str) -> None:
    assert [id_ for id_, _ in hits(text, ZH)] == ["our-rule"]


@pytest.mark.parametrize(
    "text", ["急什么，等着吧", "急什么？等着吧！", "急什么等着吧", "急什么……等著吧", "急什麼, 等着吧"]
)
def test_a_comma_in_a_phrase_is_any_mark_or_none(text: str) -> None:
    assert [id_ for id_, _ in hits(text, ZH)] == ["what-hurry"]


@pytest.mark.parametrize(
    "text",
    [
        "It's our policy.",
        "IT’S OUR POLICY",
        "Sorry, it's  our\tpolicy, madam",
        "ｉｔ＇ｓ our policy",
        "it is our-policy",
        "‘It’s our policy’",
    ],
)
def test_case_apostrophes_and_hyphens_do_not_matter(text: str) -> None:
    assert [id_ for id_, _ in hits(text, EN)] == ["our-policy"]


def test_nin_is_ni() -> None:
    assert words("这种问题您还去骗别人啊", ZH) == ["您还去骗别人啊"]


def test_a_phrase_does_not_run_over_a_mark_that_it_does_not_have() -> None:
    assert words("这样可以不。知道了，我不。知道", ZH) == []
    assert words("I don't. Know that", EN) == []


def test_english_phrases_are_whole_words() -> None:
    assert words("Keep calm downstairs, nobody knows.", EN) == []


def test_the_place_is_that_of_the_words_as_written() -> None:
    assert words("好的，這  是我們的 規定。", ZH) == ["這  是我們的 規定"]
    assert words("well: CALM — down!", EN) == []
    assert words("well: CALM down!", EN) == ["CALM down"]


# --- exceptions (theory 6.3) --------------------------------------------------------------------------------

HARMLESS_ZH = [
    "您看这样行不行？",
    "行不行？",
    "有没有办法？",
    "看看有没有办法。",
    "不知道您是否方便。",
    "我不知道您是否方便，所以先来问问。",
    "非常抱歉，根据规定我不能为您办理这项业务，希望您能谅解。",
    "按照规定需要收缴，请您配合。",
    "不要说“我不知道”。",
    "我们从不说这是我们的规定。",
    "这不是不可能。",
    "没有了这张卡也可以办。",
    "我不会让您久等。",
    "不行李寄存也可以。",
]
HARMLESS_EN = [
    "No, thank you.",
    "No problem.",
    "Not at all.",
    "I don't know whether you have time.",
    "Never say calm down.",
    'Instead of "it\'s our policy" give the reason.',
]


@pytest.mark.parametrize("text", HARMLESS_ZH)
def test_harmless_in_chinese(text: str) -> None:
    assert words(text, ZH) == []


@pytest.mark.parametrize("text", HARMLESS_EN)
def test_harmless_in_english(text: str) -> None:
    assert words(text, EN) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("不行", ["不行"]),
        ("对不起，不行！", ["不行"]),
        ("不行的，下班了", ["不行"]),
        ("行不行？不行。", ["不行"]),
        ("没办法，有没有办法也没办法啊", ["没办法"]),
        ("没有了。", ["没有了"]),
        ("这绝对不可能！", ["绝对不可能"]),
        ("不可能，绝不可能有这种事发生", ["不可能", "绝不可能有这种事发生"]),
        ("不要说了。我不知道", ["我不知道"]),
        ("在吗？", ["在吗"]),
        ("亲，在吗？", ["亲，在吗"]),
        ("您好，请问张先生在吗？", []),
        ("您现在吗？", []),
        ("您好，在吗？", ["您好，在吗"]),
        ("在不在", ["在不在"]),
        ("您在吗？", ["您在吗"]),
        ("亲在吗", ["亲在吗"]),
        ("在嘛？", ["在嘛"]),
        ("您好，请问在吗？", ["您好，请问在吗"]),
        ("您在吗？我把表送过来。", ["您在吗"]),
        ("经理现在在吗", []),
        ("请问您现在在不在家？", []),
    ],
)
def test_short_phrases_count_when_they_are_all_that_is_said(text: str, found: list[str]) -> None:
    assert words(text, ZH) == found


@pytest.mark.parametrize(("text", "found"), [("No.", ["No"]), ("Sorry. No!", ["No"]), ("Sorry, no", [])])
def test_a_bare_no_is_a_sentence(text: str, found: list[str]) -> None:
    assert words(text, EN) == found


def test_the_nine_phrases_of_the_deck_are_all_found() -> None:
    said = [
        "这种问题连三岁小孩都知道",
        "不可能,绝不可能有这种事发生",
        "我不会",
        "没办法",
        "不行",
        "这是我们的规定",
        "总会有办法的",
        "改天我再和你联系",
        "嗯……这个问题我不大清楚",
        "这种问题去问生产厂家,我们只负责卖",
        "我绝对没有说过那种话",
    ]
    assert [text for text in said if not words(text, ZH)] == []


def test_the_deck_case_has_three_hits() -> None:
    bad = ["这绝对不可能!", "那人是谁?请不要妄下定论!"]
    good = [
        "我猜想你一定收到不少中介的推销电话,这种事令人很不舒服。我要是不停地接此类电话也会很头痛。",
        "保守客户秘密是银行的义务,我们马上着手调查此事,明天上午一定回复你,好吗?",
    ]
    assert [w for text in bad for w in words(text, ZH)] == ["绝对不可能", "那人是谁", "妄下定论"]
    assert [w for text in good for w in words(text, ZH)] == []


def test_of_overlapping_phrases_the_longer_one_counts() -> None:
    text = "这是上级的规定，我有什么办法"
    assert words(text, ZH) == [text]


# --- what else is asked of a text ---------------------------------------------------------------------------


def test_words_are_counted_but_not_inside_phrases() -> None:
    assert count("我想我们可以，我来", ZH, ["我"], ["我们"]) == 2
    assert count("I said: may I, I'll", EN, EN.pronouns.own, EN.pronouns.not_own) == 2
    assert count("您，你，咱们", ZH, ZH.pronouns.other) == 3


def test_courtesies_are_found_however_they_are_written() -> None:
    assert said("讓您久等了", ZH, ["让您久等"])
    assert said("Thank  you for waiting", EN, ["thank you for waiting"])
    assert not said("Thankful you", EN, ["thank"])


def test_places_are_those_of_the_text() -> None:
    assert list(places("亲，亲", ZH, "亲")) == [(0, 1), (2, 3)]


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    for pack in (ZH, EN):
        here = alike(text, pack.lang)
        assert len(here.text) == len(here.at)
        assert list(here.at) == sorted(here.at)
        for match in matches(text, pack, pack.phrases):
            assert 0 <= match.start < match.end <= len(text)


# --- the packs as data --------------------------------------------------------------------------------------


def test_there_is_a_pack_for_chinese_and_for_english_and_none_for_others() -> None:
    assert pack_languages() == {"zh", "en"}
    assert pack_for("zh-Hant") is pack_for("zh")
    assert pack_for("de") is None


@PACKS
def test_every_form_of_every_phrase_is_found(pack: Pack) -> None:
    for phrase in pack.phrases:
        for form in phrase.patterns:
            found = [m.phrase.id for m in matches(form, pack, (phrase,))]
            assert found == [phrase.id], form


@PACKS
def test_every_exception_is_one(pack: Pack) -> None:
    for phrase in pack.phrases:
        for exception in phrase.exceptions:
            assert [m for m in matches(exception, pack, (phrase,)) if not phrase.whole] == [], exception


@PACKS
def test_there_is_a_sentence_to_say_instead_of_every_phrase_in_both_languages(pack: Pack) -> None:
    for phrase in pack.phrases:
        offered = [each.approved_as(phrase.suggestion) for each in (ZH, EN)]
        assert all(one and one.text[-1] in "。？！.?!" for one in offered), phrase.id


ABOUT_WORDS = [forbidden_phrase, undated_promise, i_instead_of_you, negative_wording]


@PACKS
def test_what_the_packs_recommend_breaks_no_rule_of_any_pack(pack: Pack) -> None:
    courtesies = [form for c in pack.courtesies for form in c.patterns]
    for text in (*(a.text for a in pack.approved), *courtesies):
        assert [m.phrase.id for each in (ZH, EN) for m in matches(text, each, each.phrases)] == [], text
        script = {
            "lane": "frontstage",
            "title": "T",
            "channel": "text",
            "script": [text] * 2,
            "end": "served",
        }
        document = {"blueprint": 1, "title": "T", "touchpoints": {"t": script}}
        linted = lint(loads(json.dumps(document, ensure_ascii=False)), rules=[r.rule for r in ABOUT_WORDS])
        assert [f.message.en for f in linted.findings] == [], text


@PACKS
def test_every_entry_says_where_it_comes_from(pack: Pack) -> None:
    used = {key for e in (*pack.phrases, *pack.courtesies, *pack.approved) for key in e.source}
    assert used <= set(pack.sources)
    assert {p.certainty for p in pack.phrases} <= {"seen", "deck", "memory", "translated"}
    assert {p.category for p in pack.phrases} == set(pack.categories)


def test_every_category_has_its_rule() -> None:
    assert set(OTHER_RULES) <= set(ZH.categories) & set(EN.categories)


@PACKS
def test_situations_are_those_of_the_sources(pack: Pack) -> None:
    known = "询问规定 查余额 填错凭证 业务忙 买凭证 缺回单 询存款 首次存款 填错交款单 交款 走错柜台 残币 付款"
    known += " 机器故障 停电 假币 插队 临近下班 办结"
    assert {s for e in pack.phrases for s in e.situations} <= set(known.split(" "))


# --- a pack of one's own ------------------------------------------------------------------------------------

HEAD = """lang = "zh"
title = "自己的"
[sources]
own = "本公司"
[categories]
ours = { zh = "本店忌语", en = "our own" }
"""
ENTRY = """[[phrases]]
id = "dear"
category = "ours"
severity = "warning"
patterns = ["亲"]
source = ["own"]
certainty = "memory"
"""


def own(tmp_path: Path, text: str) -> Pack:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return read_pack(path)


def test_a_pack_of_ones_own_is_read(tmp_path: Path) -> None:
    pack = own(tmp_path, HEAD + ENTRY)
    assert hits("亲，您好", pack) == [("dear", "亲")]
    assert (pack.window, pack.negations, pack.pronouns.own) == (0, (), ())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("lang = \n", 1, "this is not TOML: Invalid value"),
        ('title = "x"\n', 1, "lang is missing"),
        ('lang = "zh"\ntitle = 3\n', 2, "title must be a text"),
        ('colour = "red"\n' + HEAD, 1, "there is no key colour"),
        (HEAD + 'colour = "red"\n', 7, "colour must be a table"),
        (HEAD + ENTRY.replace('id = "dear"\n', ""), 7, "id is missing"),
        (
            HEAD + ENTRY.replace('"dear"', '"Dear!"'),
            8,
            "'Dear!' cannot be an id: small letters, digits and `-`",
        ),
        (HEAD + ENTRY.replace('"ours"', '"theirs"'), 9, "there is no category 'theirs'"),
        (HEAD + ENTRY.replace('"warning"', '"bad"'), 10, "severity must be one of error, warning, info"),
        (HEAD + ENTRY.replace('["亲"]', "[]"), 11, "patterns must be a list of texts"),
        (HEAD + ENTRY.replace('["亲"]', '["亲", " "]'), 11, "patterns must be a list of texts"),
        (HEAD + ENTRY.replace('["own"]', '["other"]'), 12, "there is no source 'other'"),
        (HEAD + ENTRY + 'suggestion = "x"\n', 14, "there is no approved wording 'x'"),
        (HEAD + ENTRY + "loud = true\n", 14, "there is no key loud"),
        (
            HEAD + ENTRY + '[[approved]]\nid = "hello"\ntext = "亲，您好"\nsource = ["own"]\n',
            16,
            "this says the phrase 'dear', which the pack forbids",
        ),
        (HEAD + ENTRY + ENTRY, 15, "two entries are called 'dear'"),
        (
            HEAD + ENTRY + ENTRY.replace("dear", "love").replace("memory", "sure"),
            20,
            "certainty must be one of seen, deck, memory, translated",
        ),
        (HEAD.replace("own =", "own = 3 #"), 4, "own must be a text"),
    ],
)
def test_what_is_wrong_with_a_pack_has_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(PackError) as error:
        own(tmp_path, text)
    assert (error.value.line, error.value.message.en) == (line, message)
    assert error.value.path.name == "own.toml"
    assert error.value.message.zh


def test_the_built_in_packs_are_in_their_folder() -> None:
    assert {p.name for p in FOLDER.iterdir()} == {"zh.toml", "en.toml"}
