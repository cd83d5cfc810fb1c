"""One fixed list of findings for every format: what is hard to write correctly, and nothing twice."""

from blueprint.lint.config.settings import Chosen, Settings
from blueprint.lint.finding import Finding, Fix, Second, Severity
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import Crash, Linted
from blueprint.lint.run.placing import in_order, place_of
from blueprint.lint.run.summary import Result
from blueprint.model.loader import Loaded, loads
from blueprint.source.place import Edit, Span
from blueprint.wording import Wording

CLINIC = """\
blueprint: 1
title: 门诊
touchpoints:
  door: {lane: customer, title: Door, next: dore}
  诊察室: {lane: frontstage, title: 诊察室, next: 诊察窒}
  fun: {lane: customer, title: 🎉👩‍💻 party, lane: custmer, end: served}
  notes:
    lane: customer
    title: |
      first <line> & "more"
      second line
\tend: served
"""
SHOP = "blueprint: 1\ntitle: Shop\ntouchpoints:\n  a: {lane: customer, title: A, end: served}\n"
CLINIC_PATH = "maps/诊疗 所#1: 100%.blueprint.yaml"
SHOP_PATH = "maps/shop.blueprint.yaml"
RULES = ("yaml-syntax", "unknown-reference", "dead-end", "unknown-lane", "unused-suppression")


class Few(Settings):
    """Settings with a handful of rules, so that a new rule changes no golden."""

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        rules = [rule_named(name) for name in RULES]
        return tuple(Chosen(r, r.severity, "test") for r in sorted(rules, key=lambda r: r.code))


def _loaded(text: str, path: str) -> Loaded:
    return loads(text, path)


def _found(
    loaded: Loaded, name: str, severity: Severity, said: Wording, at: str, nth: int = 1, **more: object
) -> Finding:
    """A finding at the n-th place of a text."""
    text = loaded.source.text
    start = -1
    for _ in range(nth):
        start = text.index(at, start + 1) if at else 0
    rule = rule_named(name)
    given: dict[str, object] = {"help": None, "element": "", **more}
    return Finding(
        rule.code,
        name,
        severity,
        said,
        path=loaded.source.path,
        place=place_of(loaded, Span(start, start + len(at))),
        **given,  # type: ignore[arg-type]
    )


def findings(loaded: Loaded) -> list[Finding]:
    """ASCII, Chinese, emoji before the place, several lines, the file itself, related places and a fix."""
    text = loaded.source.text
    wrong = text.index("dore")
    return [
        _found(
            loaded,
            "unknown-reference",
            Severity.ERROR,
            Wording("no touchpoint has id 'dore'", "没有编号为 'dore' 的触点"),
            "dore",
            help=Wording("did you mean 'door'?", "是否指 'door'？"),
            element="door",
            where="touchpoints[door].next[0].to",
            related=(
                Second(
                    place_of(loaded, Span(text.index("door"), text.index("door") + 4)),
                    Wording("declared here", "在此声明"),
                ),
            ),
            fix=Fix(
                Wording("replace dore by door", "把 dore 改为 door"),
                (Edit(Span(wrong, wrong + 4), "door"),),
                safe=False,
            ),
        ),
        _found(
            loaded,
            "unknown-reference",
            Severity.ERROR,
            Wording("no touchpoint has id '诊察窒'", "没有编号为 '诊察窒' 的触点"),
            "诊察窒",
            element="诊察室",
            where="touchpoints[诊察室].next[0].to",
        ),
        _found(
            loaded,
            "unknown-lane",
            Severity.WARNING,
            Wording("there is no lane 'custmer'\r\n::error::100%", "没有名为 'custmer' 的泳道"),
            "custmer",
            element="fun",
            where="touchpoints[fun].lane",
        ),
        _found(
            loaded,
            "dead-end",
            Severity.INFO,
            Wording("this text has two lines ]]> | `code` <b>", "这段文字有两行"),
            '|\n      first <line> & "more"\n      second line\n',
            element="notes",
            where="touchpoints[notes].title",
        ),
        _found(loaded, "yaml-syntax", Severity.ERROR, Wording("a tab \x00 \x1b[31m", "制表符"), ""),
    ]


def result() -> Result:
    """Two files: one with every kind of finding, one clean."""
    clinic = _loaded(CLINIC, CLINIC_PATH)
    shop = _loaded(SHOP, SHOP_PATH)
    settings = Few()
    hidden = _found(shop, "dead-end", Severity.ERROR, Wording("x", "x"), "a")
    return Result(
        (
            Linted(clinic, tuple(in_order(findings(clinic))), settings=settings),
            Linted(shop, (), suppressed=(hidden,), baselined=(hidden, hidden), settings=settings),
        )
    )


def clean() -> Result:
    """Nothing is wrong."""
    return Result((Linted(_loaded(SHOP, SHOP_PATH), (), settings=Few()),))


def crashed() -> Result:
    """A rule failed, another found something."""
    shop = _loaded(SHOP, SHOP_PATH)
    finding = _found(shop, "unused-suppression", Severity.WARNING, Wording("unused", "未用"), "Shop")
    crash = Crash(SHOP_PATH, "BP201", ZeroDivisionError("division by <zero>"))
    return Result((Linted(shop, tuple(in_order([finding])), (crash,), settings=Few()),))
