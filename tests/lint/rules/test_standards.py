"""BP42: what a map keeps of the standards packs that it names, and how it names them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import Linted, lint
from blueprint.model.loader import load
from tests.packs.test_standards import HEAD, ITEM

Expect = Callable[..., Linted]

HOTLINE = """
        arrivals: {arrivals}
        standards: [cn.gov_hotline.GBT33358-2016]
        touchpoints:
          answer: {{lane: frontstage, title: Answer, role: Hotline agent, channel: voice, time: 4m, staffed: {staffed}, end: served}}
"""


def test_an_unknown_pack_is_reported_where_it_is_named(expect: Expect) -> None:
    (finding,) = expect(
        "unknown-standards-pack",
        """
        standards: [cc.80_20, cn.3g_service.2090]
        #                     ^^^^^^^^^^^^^^^^^^ there is no standards pack 'cn.3g_service.2090'
        touchpoints:
          a: {lane: customer, title: A, end: served}
        """,
    ).findings
    assert finding.help is not None and finding.help.en == "did you mean 'cn.3g_service.2009'?"


def test_a_pack_of_ones_own_is_read_beside_the_map(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "our-hall.toml").write_text(HEAD + ITEM, encoding="utf-8")
    file = tmp_path / "hall.blueprint.yaml"
    wait = "{lane: customer, title: Wait, channel: seen, time: 12m, end: served}"
    file.write_text(
        f"blueprint: 1\ntitle: T\nstandards: [packs/our-hall.toml]\ntouchpoints:\n  wait: {wait}\n",
        encoding="utf-8",
    )
    found = lint(load(file), [rule_named("outside-standard"), rule_named("broken-standards-pack")])
    assert [f.message.en for f in found.findings] == [
        "the wait at 'wait' takes up to 12 min, the figure of our.hall allows 10 min"
    ]
    assert not found.crashes
    (tmp_path / "packs" / "our-hall.toml").write_text(HEAD + ITEM.replace("max", "most"), encoding="utf-8")
    (finding,) = lint(
        load(file), [rule_named("outside-standard"), rule_named("broken-standards-pack")]
    ).findings
    assert "our-hall.toml:12:14: quantifier must be one of max, mean, min, share-within" in finding.message.en
    assert finding.place.start.line == 3


def test_a_longest_wait_in_a_queue_is_held_against_one_in_a_thousand(expect: Expect) -> None:
    # 10 servers, a = 40/h x 4 min = 2.667: C = .0004; P(W > 15 s) is under 1 in 1000.
    expect("outside-standard", HOTLINE.format(arrivals="40/h", staffed="{servers: 10}"))
    # 3 servers: C = .7975, and C exp(-(3 - 8/3) 15/240) = 78.1 % wait longer than 15 s.
    expect(
        "outside-standard",
        HOTLINE.format(arrivals="40/h", staffed="{servers: 3}")
        + "        # ^^^^^^ the wait at 'answer' takes longer than 15 s for 78.1 % of cases, "
        "the standard cn.gov_hotline.GBT33358-2016 allows no more\n",
    )


def test_a_queue_that_grows_for_ever_keeps_nothing(expect: Expect) -> None:
    found = expect(
        "outside-standard",
        HOTLINE.format(arrivals="60/h", staffed="{servers: 3}")
        + "        # ^^^^^^ the wait at 'answer' is outside the standard cn.gov_hotline.GBT33358-2016\n"
        + "        # ^^^^^^ the wait at 'answer' is outside the standard cn.gov_hotline.GBT33358-2016\n",
    )
    assert found.findings[0].help is not None
    assert "the queue at 'answer' grows for ever" in found.findings[0].help.en


def test_who_gives_up_did_not_get_through(expect: Expect) -> None:
    # Erlang A by hand: p(3) = 3.1605 / 11.267, then x .24242, .14035, .09877, ...; L = .0902; 27.06 % give up.
    found = expect(
        "outside-standard",
        HOTLINE.format(arrivals="40/h", staffed="{servers: 3, patience: 30s}")
        + "        # ^^^^^^ the wait at 'answer' ends in service for 72.9 % of customers, "
        "the standard cn.gov_hotline.GBT33358-2016 asks for 95 %\n"
        + "        # ^^^^^^ the wait at 'answer' takes longer than 15 s for 31.8 % of cases, "
        "the standard cn.gov_hotline.GBT33358-2016 allows no more\n",
    )
    assert len(found.findings) == 2


def test_another_channel_or_role_is_not_a_hotline(expect: Expect) -> None:
    text = HOTLINE.format(arrivals="40/h", staffed="{servers: 3}")
    expect("outside-standard", text.replace("channel: voice", "channel: in-person"))
    expect("outside-standard", text.replace("Hotline agent", "Clerk"))


def test_what_a_promise_itself_promises_is_reported_once(expect: Expect) -> None:
    expect(
        "outside-standard",
        """
        standards: [cn.3g_service.2009]
        promises:
          - {id: fixed, from: mend, to: mend, max: 48h, source: cn.3g_service.2009#fault-repair.max}
        touchpoints:
          mend: {lane: backstage, title: Mend, time: 72h, end: served}
        """,
    )


def test_what_a_promise_does_not_say_is_reported_all_the_same(expect: Expect) -> None:
    expect(
        "outside-standard",
        """
        standards: [cn.3g_service.2009]
        promises:
          - {id: fixed, from: mend, to: mend, max: 48h, source: cn.3g_service.2009#fault-repair}
        #                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ promise 'fixed' takes 1 d 6 h on the mean, the regulation cn.3g_service.2009 allows 1 d
        touchpoints:
          mend: {lane: backstage, title: Mend, time: 30h, end: served}
        """,
    )


def test_working_days_are_reported_only_when_no_start_keeps_them(expect: Expect) -> None:
    text = """
        standards: [us.fcc.cable.47CFR76.309]
        promises:
          - {{id: installed, from: install, to: install, within: 9d, source: us.fcc.cable.47CFR76.309#installation}}
        touchpoints:
          install: {{lane: backstage, title: Install, time: {time}, end: served}}
        """
    for time in ("9d", "10d", "12d"):  # 7 working days leave 9 to 12 days
        expect("outside-standard", text.format(time=time))
    expect("promise-over-limit", text.format(time="9d"))
    found = expect(
        "promise-over-limit",
        text.format(time="9d").replace(
            "within: 9d, source: us.fcc.cable.47CFR76.309#installation}",
            "within: 10d, source: us.fcc.cable.47CFR76.309#installation}\n"
            "        #                                                       ^^^ promise 'installed' gives 10 d, "
            "the regulation us.fcc.cable.47CFR76.309 asks for 7 working days",
        ),
    )
    help_ = found.findings[0].help
    assert help_ is not None and "it leaves 9 d to 12 d" in help_.en


def test_a_smaller_share_than_the_standard_is_reported(expect: Expect) -> None:
    expect(
        "promise-over-limit",
        """
        standards: [us.fcc.cable.47CFR76.309]
        promises:
          - {id: moved, from: move, to: move, within: 30s, share: 80%, source: us.fcc.cable.47CFR76.309#transfer}
        #                                                         ^^^ promise 'moved' gives 80 %, the regulation us.fcc.cable.47CFR76.309 asks for 90 %
        touchpoints:
          move: {lane: backstage, title: Move, time: 10s, end: served}
        """,
    )


def test_unverified_figures_never_count_as_a_regulation(expect: Expect) -> None:
    text = """
        standards: [cn.telecom.MII36-2005]
        {marker}
        promises:
          - {{id: fixed, from: mend, to: mend, within: 96h, source: cn.telecom.MII36-2005#urban-repair}}
        touchpoints:
          mend: {{lane: backstage, title: Mend, time: 72h, end: served}}
        """
    expect("outside-standard", text.format(marker="#"))
    expect("promise-over-limit", text.format(marker="#"))
    expect(
        "uncertain-standard",
        text.format(
            marker="#           ^^^^^^^^^^^^^^^^^^^^^ figures of cn.telecom.MII36-2005 that apply here are not verified: "
            "urban-repair.mean, urban-repair.max"
        ),
    )


@pytest.mark.parametrize("source", ["cn.sanbao.1995#repair", "cn.sanbao.1995#parts", "our own rule 3.1"])
def test_sources_that_say_what_they_mean_are_fine(expect: Expect, source: str) -> None:
    text = f"""
        standards: [cn.sanbao.1995]
        touchpoints:
          mend: {{lane: backstage, title: Mend, time: {{standard: 5d, limit: {{within: 30d, source: "{source}"}}}}, end: served}}
        """
    for name in ("unknown-standard", "ambiguous-standard", "pack-not-declared", "limit-over-standard"):
        expect(name, text)


def test_a_pack_of_one_thing_needs_no_item(expect: Expect) -> None:
    expect(
        "ambiguous-standard",
        """
        standards: [cn.ct.dangrixiu]
        promises:
          - {id: fixed, from: mend, to: mend, max: 24h, source: cn.ct.dangrixiu}
        touchpoints:
          mend: {lane: backstage, title: Mend, time: 8h, end: served}
        """,
    )


def test_packs_without_times_apply_to_no_map_and_nobody_complains(expect: Expect) -> None:
    expect(
        "pack-not-applied",
        """
        standards: [cn.aftersales.GBT27922-2011, cn.bank_branch.GBT32320-2015]
        touchpoints:
          a: {lane: customer, title: A, end: served}
        """,
    )


# --- each rule, with something to report and with nothing ---------------------------------------------


def test_unknown_standards_pack_has_nothing_to_report(expect: Expect) -> None:
    expect(
        "unknown-standards-pack",
        """
        standards: [cc.80_20, cn.3g_service.2009]
        touchpoints:
          a: {lane: customer, title: A, end: served}
        """,
    )


def test_broken_standards_pack_is_reported(expect: Expect) -> None:
    expect(
        "broken-standards-pack",
        """
        standards: [cc.80_20, ./none/hall.toml]
        #                     ^^^^^^^^^^^^^^^^ cannot read the standards pack './none/hall.toml': No such file or directory
        touchpoints:
          a: {lane: customer, title: A, end: served}
        """,
    )


def test_broken_standards_pack_has_nothing_to_report(expect: Expect) -> None:
    expect(
        "broken-standards-pack",
        """
        standards: [cc.80_20]
        touchpoints:
          a: {lane: customer, title: A, end: served}
        """,
    )


def test_unknown_standard_is_reported(expect: Expect) -> None:
    expect(
        "unknown-standard",
        """
        standards: [cn.sanbao.1995]
        promises:
          - {id: p, from: a, to: a, max: 20d, source: "cn.sanbao.1995#repare"}
        #                                             ^^^^^^^^^^^^^^^^^^^^^^^ cn.sanbao.1995 has no item 'repare'
        touchpoints:
          a: {lane: backstage, title: A, time: 5d, end: served}
        """,
    )


def test_unknown_standard_has_nothing_to_report(expect: Expect) -> None:
    expect(
        "unknown-standard",
        """
        standards: [cn.sanbao.1995]
        promises:
          - {id: p, from: a, to: a, max: 20d, source: "cn.sanbao.1995#第十二条"}
        touchpoints:
          a: {lane: backstage, title: A, time: 5d, end: served}
        """,
    )


def test_ambiguous_standard_is_reported(expect: Expect) -> None:
    expect(
        "ambiguous-standard",
        """
        standards: [cn.sanbao.1995]
        touchpoints:
          a: {lane: backstage, title: A, time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995}}, end: served}
        #                                                                                  ^^^^^^^^^^^^^^ cn.sanbao.1995 does not say which of its items is meant
        """,
    )


def test_ambiguous_standard_has_nothing_to_report(expect: Expect) -> None:
    expect(
        "ambiguous-standard",
        """
        standards: [cn.sanbao.1995]
        touchpoints:
          a: {lane: backstage, title: A, time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995#repair}}, end: served}
        """,
    )


def test_pack_not_declared_is_reported(expect: Expect) -> None:
    expect(
        "pack-not-declared",
        """
        touchpoints:
          a: {lane: backstage, title: A, time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995#repair}}, end: served}
        #                                                                                  ^^^^^^^^^^^^^^^^^^^^^ cn.sanbao.1995 is not among the map's standards
        """,
    )


def test_pack_not_declared_has_nothing_to_report(expect: Expect) -> None:
    expect(
        "pack-not-declared",
        """
        touchpoints:
          a: {lane: backstage, title: A, time: {standard: 5d, limit: {within: 30d, source: our own rules}}, end: served}
        """,
    )


def test_pack_not_applied_is_reported(expect: Expect) -> None:
    expect(
        "pack-not-applied",
        """
        standards: [cc.80_20, cn.sanbao.1995]
        #           ^^^^^^^^ nothing in the map is held against cc.80_20
        touchpoints:
          a: {lane: backstage, title: A, time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995#repair}}, end: served}
        """,
    )


def test_pack_not_applied_has_nothing_to_report(expect: Expect) -> None:
    expect(
        "pack-not-applied",
        """
        standards: [cc.80_20]
        touchpoints:
          a: {lane: frontstage, title: Hotline, channel: voice, time: 3m, staffed: {servers: 2}, end: served}
        """,
    )


def test_limit_over_standard_is_reported(expect: Expect) -> None:
    expect(
        "limit-over-standard",
        """
        standards: [cn.sanbao.1995]
        touchpoints:
          a: {lane: backstage, title: A, time: {standard: 5d, limit: {within: 31d, source: cn.sanbao.1995#repair}}, end: served}
        #                                                                     ^^^ the limit 31 d of 'a' is longer than 30 d, as the regulation cn.sanbao.1995 says
        """,
    )


def test_limit_over_standard_has_nothing_to_report(expect: Expect) -> None:
    expect(
        "limit-over-standard",
        """
        standards: [cn.sanbao.1995]
        touchpoints:
          a: {lane: backstage, title: A, time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995#repair}}, end: served}
        """,
    )


def test_uncertain_standard_is_reported(expect: Expect) -> None:
    expect(
        "uncertain-standard",
        """
        standards: [cn.cmcc.hall10]
        #           ^^^^^^^^^^^^^^ figures of cn.cmcc.hall10 that apply here are not verified: queue
        touchpoints:
          wait: {lane: customer, title: Wait, channel: in-person, time: 5m, end: served}
        """,
    )


def test_uncertain_standard_has_nothing_to_report(expect: Expect) -> None:
    expect(
        "uncertain-standard",
        """
        standards: [cn.cmcc.hall10]
        touchpoints:
          wait: {lane: customer, title: Wait, channel: voice, time: 5m, end: served}
        """,
    )


def test_outside_uncertain_standard_is_reported(expect: Expect) -> None:
    expect(
        "outside-uncertain-standard",
        """
        standards: [cn.cmcc.hall10]
        touchpoints:
          wait: {lane: customer, title: Wait, channel: in-person, time: 11m, end: served}
        # ^^^^ the wait at 'wait' takes up to 11 min, the unverified figure of cn.cmcc.hall10 allows 10 min
        """,
    )


def test_outside_uncertain_standard_has_nothing_to_report(expect: Expect) -> None:
    expect(
        "outside-uncertain-standard",
        """
        standards: [cn.cmcc.hall10]
        touchpoints:
          wait: {lane: customer, title: Wait, channel: in-person, time: 10m, end: served}
        """,
    )
