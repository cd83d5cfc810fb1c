"""What must hold for every text: lint never raises, the order of keys means nothing, a fix mends and does no harm."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blueprint.lint.config.layer import Layer
from blueprint.lint.config.settings import Settings
from blueprint.lint.finding import Finding
from blueprint.lint.run.engine import Linted, lint
from blueprint.lint.run.fixing import apply
from blueprint.model.loader import loads
from blueprint.source.comments import comments
from tests.examples import several
from tests.model.long_example import LONG

EVERYTHING = Settings((Layer("test", Path(), preset="all"),))
SHOP = (
    "blueprint: 1\ntitle: 修鞋 🎉\ntouchpoints:\n"
    "  ask: {lane: customer, title: Ask, time: 5m, next: {mend: 90%, leave: 10%}}\n"
    "  mend: {lane: frontstage, title: Mend, emotion: 1, uses: [tools], next: leave}\n"
    "  leave: {lane: customer, title: Leave, end: served}\n"
    "  tools: {lane: support, title: Tools}  # blueprint: ignore[BP201] -- x\n"
)
TOKENS = st.sampled_from(
    ["\n", "  ", ": ", "- ", "{", "}", "[", "]", "#", " # blueprint: ignore[", "]", "'", '"', "|", ">", "&a ", "*a", "!!x ",
     "<<: ", "\t", "\r\n", "\u2028", "\x85", "\x00", "\ufeff", "🎉", "é", "ask", "mend", "all", "no", "1:30", "5m", "110%",
     "0%", "1/0", "1e999", "-1", "~", "next", "end", "join: all", "start: 0%", "lane", "---\n", "? ", "title"]
)  # fmt: skip


def everything(text: str) -> Linted:
    return lint(loads(text), settings=EVERYTHING)


@settings(max_examples=several(80, 500))
@given(st.text(max_size=200))
def test_lint_never_raises_on_any_text(text: str) -> None:
    assert everything(text).crashes == ()


@settings(max_examples=several(120, 1000), suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([SHOP, LONG]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), TOKENS), min_size=1, max_size=4),
)
def test_lint_never_raises_on_a_map_that_somebody_broke(
    text: str, splices: list[tuple[float, int, str]]
) -> None:
    for where, length, token in splices:
        start = int(where * len(text))
        text = text[:start] + token + text[start + length :]
    done = everything(text)
    assert [(c.code, c.error) for c in done.crashes] == []
    lines = text.count("\n") + text.count("\r") + 1
    for finding in done.findings:
        start, end = finding.place.span
        assert 0 <= start <= end <= len(text)
        assert 1 <= finding.place.start.line <= lines


def what(findings: tuple[Finding, ...]) -> Counter[tuple[str, str, str]]:
    """Findings without their places."""
    return Counter((f.code, f.element, f.message.en) for f in findings)


def shuffled(data: object, random: Random, keep: bool = False) -> object:
    """The same data with the keys of every mapping in another order, but for mappings whose order has a meaning."""
    if isinstance(data, dict):
        items = [
            (k, shuffled(v, random, k in ("touchpoints", "segments", "needs", "zones", "next", "end")))
            for k, v in data.items()
        ]
        if not keep:
            random.shuffle(items)
        return dict(items)
    if isinstance(data, list):
        return [shuffled(item, random) for item in data]
    return data


def as_data(text: str) -> object:
    """The text's data with every scalar as text."""
    return yaml.load(text, Loader=yaml.BaseLoader)


BROKEN = (
    LONG.replace("next: leave", "next: laeve")
    .replace("share: 30%", "share: 20%")
    .replace("emotion: -2", "emotion: -9")
)


@pytest.mark.parametrize("text", [SHOP, LONG, BROKEN], ids=["shop", "long", "broken"])
@settings(max_examples=15)
@given(seed=st.integers(0, 2**32))
def test_the_order_of_keys_means_nothing(text: str, seed: int) -> None:
    data = as_data(text)
    plain = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    other = yaml.safe_dump(shuffled(data, Random(seed)), sort_keys=False, allow_unicode=True)
    assert what(everything(other).findings) == what(everything(plain).findings)


MISTAKES = [
    ("uses: [tools]", "uses: [tolls]"),
    ("next: leave", "next: leav"),
    ("lane: support", "lane: suport"),
    ("title: Mend", "titel: Mend"),
    ("90%", "90"),
    ("title: Leave, ", "title: Leave, zone: hall, "),
    ("end: served}", "end: served} # blueprint: ignore[BP201, BP105]"),
    ("end: served}", "end: served} # blueprint: ignore[ded-end]"),
    ("blueprint: 1\n", "# blueprint: ignore-file[BP105]\nblueprint: 1\n"),
    ("time: 5m", "time: 5m, channel: voise"),
    ("title: Ask", "title: no"),
]


@settings(max_examples=several(60, 500))
@given(
    st.lists(st.sampled_from(MISTAKES), min_size=1, max_size=5, unique=True), st.sampled_from(["\n", "\r\n"])
)
def test_a_fix_removes_its_finding_and_adds_none(mistakes: list[tuple[str, str]], end: str) -> None:
    text = SHOP
    for right, wrong in mistakes:
        text = text.replace(right, wrong, 1)
    text = text.replace("\n", end)
    before = everything(text)
    for finding in before.findings:
        if finding.fix is None:
            continue
        after = everything(apply(text, [finding.fix]))
        key = (finding.code, finding.element, finding.message.en)
        assert what(after.findings)[key] < what(before.findings)[key], finding.message.en
        if before.loaded.map is None or not finding.fix.safe:
            continue  # a map that can be read again is looked at by more rules
        assert what(after.findings) - what(before.findings) == Counter()
        assert after.loaded.map == before.loaded.map


@settings(max_examples=several(60, 500))
@given(st.lists(st.tuples(st.floats(0, 1), TOKENS), max_size=3))
def test_comments_are_those_that_yaml_leaves_out(splices: list[tuple[float, str]]) -> None:
    """Blanking every comment we find leaves YAML with the same data."""
    text = SHOP
    for where, token in splices:
        start = int(where * len(text))
        text = text[:start] + token + text[start:]
    loaded = loads(text)
    if loaded.map is None or loaded.problems:
        return
    blanked = text
    for start, end in comments(text, loaded.tree):
        blanked = blanked[:start] + " " * (end - start) + blanked[end:]
    assert loads(blanked).map == loaded.map
