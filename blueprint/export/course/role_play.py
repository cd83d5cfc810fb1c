"""Role play: briefs of customers, the staff's brief, and the observer's sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.export.course import words as w
from blueprint.export.course.facts import failing, in_a_sentence, moments_of_truth, named
from blueprint.export.course.main_way import way_over
from blueprint.export.course.sheets import bullets, head, table, to_write
from blueprint.export.training.blocks import Blank, Block, Passage, Stack, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import BODY, LEAD
from blueprint.export.training.roles import duties_card, step_card
from blueprint.export.training.rows_and_cards import Row
from blueprint.model.names import Lane
from blueprint.packs.etiquette import etiquette_pack
from blueprint.packs.personas import personas
from blueprint.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan
    from blueprint.export.training.voice import Voice
    from blueprint.model.connection import Connection
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.packs.etiquette import Check
    from blueprint.packs.personas import Persona

_CUSTOMERS = ("newcomer", "hurried")
"""Who comes when the map's segments are nobody that the packs know."""
_MOST = 2
_SHARES = (0.2, 0.12, 0.15, 0.15, 0.2, 0.18)


def role_play(plan: Plan) -> Iterator[Section]:
    """For each map two customers and one staff, each on a page of its own."""
    for voice in plan.processes:
        for number, persona in enumerate(_who(voice), 1):
            name = voice.line(w.CUSTOMER_BRIEF.filled(number=number, name=persona.title.wording))
            yield Section(name, tuple(_customer(voice, persona, number - 1)), gap=8)
        steps = _staff(voice)
        if steps:
            role = steps[0].role
            whose = named(role or voice.subject.map.title)
            cards = tuple(step_card(voice, t, i) for i, t in enumerate(steps, 1))
            yield Section(
                voice.line(w.STAFF_BRIEF.filled(name=whose)),
                (voice.passage(w.YOU_SERVE, LEAD), *duties_card(voice, whose), *cards),
            )


def observer(plan: Plan) -> Iterator[Section]:
    """For each map what to tick, touchpoint by touchpoint."""
    for voice in plan.processes:
        yield Section(voice.line(w.OBSERVER), tuple(_observer(voice)), gap=10)


def _who(voice: Voice) -> list[Persona]:
    """The personas that are segments of the map, then others."""
    known = personas()
    wanted = dict.fromkeys((*voice.subject.analysis.map.segments, *_CUSTOMERS))
    return [known[id_] for id_ in wanted if id_ in known][:_MOST]


def _customer(voice: Voice, persona: Persona, number: int) -> Iterator[Block]:
    like = Wording(
        *(persona.about.wording[lang].split("：" if lang == "zh" else ": ")[0] for lang in LANGUAGES)
    )
    weights = persona.needs.model_dump()
    most = sorted(weights, key=lambda k: (-weights[k], k))[:2]
    subject = voice.subject
    yield head(voice, w.YOU_ARE)
    yield Passage((Words(voice.line(w.LIKE.filled(name=persona.title.wording, like=like)), LEAD),))
    branch = _branch(voice, number)
    yield head(voice, w.YOU_WANT)
    yield bullets(voice, _errand(voice, branch), LEAD)
    yield head(voice, w.YOU_CARE)
    yield bullets(voice, [w.NEED_NAMES[k] for k in most], LEAD)
    told = []
    walked = [t for t in subject.map.touchpoints.values() if t.id in subject.map.walked]
    way = (branch and way_over(subject, branch.to)) or walked
    on_it = {t.id for t in way}
    if way:
        told.append(w.YOU_START.filled(at=named(way[0].title)))
    if fails := [t for t in failing(subject) if t.lane.experienced and t.id in on_it]:
        told.append(_test(fails[number % len(fails)]))
    told += [
        w.YOU_WAIT.filled(at=named(t.title), time=quantity.both(quantity.time, t.time.tolerance.seconds))
        for t in way
        if t.lane is Lane.CUSTOMER and t.time and t.time.tolerance and (t.waits_for or not t.evidence)
    ][:1]
    yield bullets(voice, [*told, w.YOU_PLAY], LEAD)
    yield head(voice, w.YOU_FELT)
    yield Blank(5, voice.theme.pill_edge)


def _test(touchpoint: Touchpoint) -> Wording:
    """What goes wrong there: as the way to what puts it right says."""
    then = touchpoint.fails.then if touchpoint.fails else None
    what = next((c.when for c in touchpoint.next if c.when and c.to == then), None)
    at = named(touchpoint.title)
    return w.YOU_TEST_SO.filled(at=at, what=in_a_sentence(what)) if what else w.YOU_TEST.filled(at=at)


def _branch(voice: Voice, number: int) -> Connection | None:
    """One of the first choice on the way, for each customer another one: what leads to it brings the customer in."""
    ways = (
        [c for c in t.next if c.when and c.to != (t.fails and t.fails.then)]
        for t in voice.subject.map.touchpoints.values()
    )
    branches = next((w for w in ways if len(w) > 1), [])
    return branches[number % len(branches)] if branches else None


def _errand(voice: Voice, branch: Connection | None) -> list[Wording]:
    """What a customer comes for: a branch of the first choice, and what matters most to customers."""
    subject = voice.subject
    needs = sorted(subject.map.needs.values(), key=lambda n: -(n.importance or 0))[:2]
    found = [w.THIS_TIME.filled(what=in_a_sentence(branch.when))] if branch and branch.when else []
    return [*found, *(named(n.title) for n in needs)] or [named(subject.map.purpose or subject.map.title)]


def _staff(voice: Voice) -> list[Touchpoint]:
    """The steps before customers' eyes of the role that has most moments of truth, or else most steps."""
    front = [t for t in voice.subject.map.touchpoints.values() if t.lane is Lane.FRONTSTAGE]
    key = {t.id for t in moments_of_truth(voice.subject)}
    names = [voice.line(t.role) if t.role else "" for t in front]
    weight: Counter[str] = Counter()
    for t, name in zip(front, names, strict=True):
        weight[name] += 100 * (t.id in key) + 1
    best = max(weight, key=lambda name: (weight[name], bool(name)), default="")
    return [t for t, name in zip(front, names, strict=True) if name == best]


def _observer(voice: Voice) -> Iterator[Block]:
    yield to_write(voice, w.NAME, w.DATE, shares=(0.65, 0.35))
    yield voice.passage(w.OBSERVER_HOW, LEAD)
    front = [t for t in voice.subject.map.touchpoints.values() if t.lane is Lane.FRONTSTAGE]
    if not front:
        yield voice.passage(w.NO_STEPS)
        return
    pack = etiquette_pack()
    rows = [
        (voice.line(t.title), *(_ticks(voice, t, pack.group(group)) for group in pack.groups)) for t in front
    ]
    heads = (w.TOUCHPOINT, *(w.GROUPS[group] for group in pack.groups))
    yield table(voice, heads, rows, _SHARES, BODY._replace(size=11.5), pad=3)
    told = (
        Stack((head(voice, name), Blank(2, voice.theme.pill_edge)), 0)
        for name in (w.GOOD_THING, w.ONE_CHANGE)
    )
    yield Row(tuple(told), (0.5, 0.5), gap=22, pad=0)


def _ticks(voice: Voice, touchpoint: Touchpoint, checks: tuple[Check, ...]) -> str:
    """A box for each thing to do there: what the map names, else what fits phase and channel."""
    named_here = touchpoint.contact.etiquette if touchpoint.contact else ()
    due = [
        c
        for c in checks
        if c.id in named_here
        or (not named_here and c.fits(touchpoint.phase) and (touchpoint.channel or "in-person") in c.channels)
    ]
    return "\n".join(f"□ {voice.line(c.title)}" for c in due) or "–"
