"""BP6: the language of scripts."""

import json
from collections.abc import Callable

import pytest

from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import Linted, lint
from blueprint.lint.run.fixing import mend
from blueprint.model.loader import loads
from blueprint.packs.language import pack_for, pack_languages

Expect = Callable[..., Linted]


def test_forbidden_phrase_is_reported_inside_the_line(expect: Expect) -> None:
    found = expect(
        "forbidden-phrase",
        """
        touchpoints:
          counter:
            lane: frontstage
            title: Counter
            script:
              - Please wait, it’s our POLICY, sir.
        #                    ^^^^^^^^^^^^^^^ 'it’s our POLICY' is hiding behind rules
              - {zh: 您好，这是我们的规定。, en: "No. Calm down."}
        #               ^^^^^^^ '这是我们的规定' is hiding behind rules
        #                              ^^ 'No' is a flat refusal
        #                                  ^^^^^^^^^ 'Calm down' is making light of what the customer feels
            end: served
        """,
    )
    assert found.findings[0].help is not None and "ictstexas.com" in found.findings[0].help.en


def test_forbidden_phrase_accepts_good_scripts(expect: Expect) -> None:
    expect(
        "forbidden-phrase",
        """
        touchpoints:
          counter:
            lane: frontstage
            title: Counter
            script:
              - 您看这样行不行？有没有办法？不知道您是否方便。
              - 非常抱歉，根据规定我不能为您办理这项业务（说明规定），希望您能谅解。
              - No problem at all, no queue, no fee.
              - {de: Nein.}
            end: served
        """,
    )


# The dialogue of the training deck: case 3, the customer manager's lines (theory 6.3).
BAD = """
blueprint: 1
title: 资料泄露投诉
touchpoints:
  complain: {lane: customer, title: 客户质问, next: answer}
  answer:
    lane: frontstage
    title: 客户经理答复
    script:
      - 这绝对不可能！
      - 那人是谁？请不要妄下定论！
    end: served
"""
GOOD = """
blueprint: 1
title: 资料泄露投诉
touchpoints:
  complain: {lane: customer, title: 客户质问, next: answer}
  answer:
    lane: frontstage
    title: 客户经理答复
    script:
      - 我猜想你一定收到不少中介的推销电话，这种事令人很不舒服。我要是不停地接此类电话也会很头痛。
      - 保守客户秘密是银行的义务，我们马上着手调查此事，明天上午一定回复你，好吗？
    end: served
"""
WORDS = [
    rule_named(name)
    for name in (
        "forbidden-phrase",
        "undated-promise",
        "negative-wording",
        "i-instead-of-you",
        "no-apology-after-wait",
    )
]


def said(text: str) -> list[str]:
    return [f.message.zh for f in lint(loads(text), WORDS).findings]


def test_the_bad_script_of_the_deck_has_its_three_hits() -> None:
    assert said(BAD) == ["'绝对不可能' 属于硬拒绝", "'那人是谁' 属于怀疑、指控", "'妄下定论' 属于怀疑、指控"]


def test_the_good_script_of_the_deck_has_none() -> None:
    assert said(GOOD) == []


def test_the_hits_stand_where_the_words_do() -> None:
    places = [f.place for f in lint(loads(BAD), WORDS).findings]
    assert [BAD[p.start.offset : p.end.offset] for p in places] == ["绝对不可能", "那人是谁", "妄下定论"]
    assert [(p.start.line, p.start.column) for p in places] == [(10, 10), (11, 9), (11, 17)]


def line(text: str) -> str:
    return f"blueprint: 1\ntitle: x\ntouchpoints:\n  a: {{lane: frontstage, title: a, script: [{text}], end: served}}\n"


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("错了，重填！", "这里需要改一下，请您看样张，我来帮您填。"),
        ('"您好，真烦人。"', '"您好，好的，请您稍等，马上为您办理。"'),
        ("{zh: 太乱了，整好再交}", "{zh: 咱们一起整理一下，这样点得又快又准。}"),
        ("別進來了，下班了", "您好，请问办理什么业务？"),
    ],
)
def test_approved_wording_takes_the_place_of_a_phrase(written: str, fixed: str) -> None:
    before = lint(loads(line(written)), WORDS)
    assert len(before.findings) == 1
    fix = before.findings[0].fix
    assert fix is not None and not fix.safe
    after = mend(before, lambda loaded: lint(loaded, WORDS), unsafe=True)
    assert after.linted.loaded.source.text == line(fixed)
    assert after.linted.findings == ()
    assert mend(before, lambda loaded: lint(loaded, WORDS)).fixed == (), "nobody's words are changed unasked"


def test_wording_with_blanks_is_offered_and_not_put_in_place() -> None:
    (finding,) = lint(loads(line("假的就是假的，还能骗你吗？")), WORDS).findings
    assert finding.fix is None
    assert finding.help is not None and "〔几〕张是假币" in finding.help.zh


def test_a_phrase_that_the_file_writes_otherwise_is_reported_at_the_line() -> None:
    text = line('"calm\\x20down"')
    (finding,) = lint(loads(text), WORDS).findings
    assert text[finding.place.start.offset : finding.place.end.offset] == '"calm\\x20down"'


def test_the_second_of_two_equal_phrases_has_its_own_place() -> None:
    text = line("真烦人。真烦人。")
    starts = [f.place.start.offset for f in lint(loads(text), WORDS).findings]
    assert starts == [text.index("真烦人"), text.rindex("真烦人")]


def test_scripts_of_segments_are_read_too(expect: Expect) -> None:
    expect(
        "forbidden-phrase",
        """
        segments:
          old: {title: Old, changes: {a: {script: [calm down]}}}
        #                                          ^^^^^^^^^ 'calm down' is making light of what the customer feels
        touchpoints:
          a: {lane: frontstage, title: A, end: served}
        """,
    )


def test_phrases_of_ones_own_are_forbidden_too(expect: Expect) -> None:
    expect(
        "forbidden-phrase",
        """
        touchpoints:
          a: {lane: frontstage, title: A, script: [Have a Nice   day!, 亲，您好], end: served}
        #                                                              ^ '亲' is on the list of what nobody may say
        """,
        also=("亲",),
    )


def test_undated_promise_is_reported_inside_the_line(expect: Expect) -> None:
    expect(
        "undated-promise",
        """
        touchpoints:
          a: {lane: frontstage, title: A, script: [We will contact you another day., 总会有办法的], end: served}
        #                                                  ^^^^^^^^^^^^^^^^^^^^^^^ 'contact you another day' is a promise without a date
        #                                                                            ^^^^^^ '总会有办法的' is a promise without a date
          b: {lane: frontstage, title: B, script: [改天我再和您联系], start: 0%, end: served}
        #                                          ^^^^^^^^ '改天我再和您联系' is a promise without a date
        """,
    )


def test_undated_promise_accepts_a_date(expect: Expect) -> None:
    expect(
        "undated-promise",
        """
        touchpoints:
          a: {lane: frontstage, title: A, script: [我们马上着手调查此事，明天上午一定回复您。], end: served}
        """,
    )


def test_negative_wording_is_reported_inside_the_line(expect: Expect) -> None:
    expect(
        "negative-wording",
        """
        touchpoints:
          a: {lane: frontstage, title: A, script: ["Unfortunately it can't be done."], end: served}
        #                                           ^^^^^^^^^^^^^ 'Unfortunately' is negative wording
        #                                                            ^^^^^ "can't" is negative wording
          b: {lane: frontstage, title: B, script: [这个不行的话可以换一个。], start: 0%, end: served}
        #                                            ^^ '不行' is negative wording
        """,
    )


def test_negative_wording_leaves_forbidden_phrases_questions_and_approved_wording(expect: Expect) -> None:
    expect(
        "negative-wording",
        """
        touchpoints:
          a:
            lane: frontstage
            title: A
            script: [不行, 您看行不行, 能不能请您稍等, 这样要求是为了保护您的账户安全, 这绝对不可能]
            end: served
        """,
    )


def test_i_instead_of_you_is_reported_where_it_is_said_most(expect: Expect) -> None:
    expect(
        "i-instead-of-you",
        """
        touchpoints:
          a:
            lane: frontstage
            title: A
            script:
              - {zh: 我来看看, en: I'll see}
              - {zh: 我想我可以帮您, en: "I think I can help you"}
        #            ^^^^^^^ the script of 'a' says "I" 3 times and "you" 1 times
        #                         ^^^^^^^^^^^^^^^^^^^^^^^^ the script of 'a' says "I" 3 times and "you" 1 times
            end: served
        """,
    )


def test_i_instead_of_you_accepts_we_offers_and_a_single_one(expect: Expect) -> None:
    expect(
        "i-instead-of-you",
        """
        touchpoints:
          a:
            lane: frontstage
            title: A
            script:
              - {zh: 我们马上办理，我们陪您, en: May I show it? May I help?}
              - 我来
            end: served
        """,
    )


def test_no_apology_after_wait_is_reported_at_the_first_line(expect: Expect) -> None:
    expect(
        "no-apology-after-wait",
        """
        touchpoints:
          wait: {lane: customer, title: 等候, next: mend}
          mend: {lane: backstage, title: Mend, next: counter}
          counter: {lane: frontstage, title: Counter, script: [请坐, 您好], next: second}
        #                                                      ^^ 'counter' comes after the wait 'wait' and does not mention it
          second: {lane: frontstage, title: Second, script: [请坐], end: served}
        """,
    )


def test_no_apology_after_wait_accepts_an_apology_thanks_and_no_script(expect: Expect) -> None:
    expect(
        "no-apology-after-wait",
        """
        touchpoints:
          wait: {lane: customer, title: 等候, next: {a: 30%, b: 30%, c: 40%}}
          a: {lane: frontstage, title: A, script: [您好，讓您久等了。, 请坐], end: served}
          b: {lane: frontstage, title: B, script: [Thank you for waiting.], end: served}
          c: {lane: frontstage, title: C, end: served}
        """,
    )


def test_missing_courtesy_is_about_beginning_and_end(expect: Expect) -> None:
    expect(
        "missing-courtesy",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, next: triage}
          triage: {lane: frontstage, title: Triage, script: [办什么业务, 到那边], next: {counter: 90%}, end: {left: 10%}}
        #                                                    ^^^^^ 'triage' is the first to speak and does not greet
        #                                                    ^^^^^ no script says please
        #                                                           ^^^ 'triage' is the last to speak and neither thanks nor says goodbye
          counter: {lane: frontstage, title: Counter, script: [办好了], next: leave}
        #                                                      ^^^ 'counter' is the last to speak and neither thanks nor says goodbye
          leave: {lane: customer, title: Leave, end: served}
        """,
    )


def test_missing_courtesy_accepts_the_ten_characters(expect: Expect) -> None:
    expect(
        "missing-courtesy",
        """
        touchpoints:
          triage: {lane: frontstage, title: Triage, script: [{zh: 您好, en: Good morning}], next: counter}
          counter: {lane: frontstage, title: Counter, script: [请在这里签名], next: {a: 50%, b: 50%}}
          a: {lane: frontstage, title: A, script: [再見], end: served}
          b: {lane: frontstage, title: B, script: [Thanks!], end: served}
        """,
    )


@pytest.mark.parametrize("language", sorted(pack_languages()))
def test_no_wording_that_a_pack_recommends_breaks_a_rule(language: str) -> None:
    """But for what is missing beside it: a greeting, a please, thanks."""
    pack = pack_for(language)
    assert pack is not None
    found = {}
    for approved in pack.approved:
        script = json.dumps([approved.text], ensure_ascii=False)
        loaded = loads(
            "blueprint: 1\ntitle: T\ntouchpoints:\n"
            f"  a: {{lane: frontstage, title: A, script: {script}, end: served}}\n"
        )
        codes = {f.code for f in lint(loaded).findings if f.code.startswith("BP6")} - {"BP606"}
        if codes:
            found[approved.id] = codes
    assert found == {}


def test_a_finding_names_touchpoints_by_title_in_chinese() -> None:
    text = "blueprint: 1\ntitle: x\ntouchpoints:\n  triage: {lane: frontstage, title: 导服分流, script: [什么事？], end: served}\n"
    (finding,) = lint(loads(text), [rule_named("no-greeting")]).findings
    assert finding.message.zh == "有的动线上，客户未受问候就从“导服分流”离开"
    assert finding.message.en == "customers can leave at 'triage' without having been greeted"
