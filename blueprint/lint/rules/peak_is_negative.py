"""Peak that is a low.

What it does
    Reports maps on which the peak, the score of greatest size on a route, is negative for more than half of
    the customers. It is reported at the touchpoint that most often is the peak, of those with a negative score.

Why it matters
    With the end, the peak is what is remembered best. It is shown beside mean, minimum and trend, for
    research disputes how much it tells; but a service known by its worst moment has nothing to show.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      triage: {lane: frontstage, title: Triage, emotion: 1, next: wait}
      wait: {lane: customer, title: Wait, emotion: -3, next: counter}
      counter: {lane: frontstage, title: Counter, emotion: 2, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      triage: {lane: frontstage, title: Triage, emotion: 1, next: wait}
      wait: {lane: customer, title: Wait with coffee, emotion: -1, next: counter}
      counter: {lane: frontstage, title: Counter, emotion: 2, end: served}
    ```

中文
    半数以上客户的峰是负面的：最难忘的是最差的一刻。
"""

import math

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.ranking import above, most
from blueprint.wording import Wording

rule = Rule("BP508", "peak-is-negative", Severity.INFO)

HALF = 0.5


@rule.checks
def peak_is_negative(context: Context) -> Hits:
    """The distribution of the peak."""
    if not any(t.emotion and (t.emotion.score or 0) < 0 for t in context.flat.map.touchpoints.values()):
        return
    figures = context.figures
    if figures is None:
        return
    from blueprint.experience.mixing import mix_experience
    from blueprint.lint.content.feelings import score_path

    experience = mix_experience([(s.share, s.experience) for s in figures.segments.values()])
    if experience.peak is None or experience.peak_share is None:
        return
    share = math.fsum(p for value, p in experience.peak if value < 0)
    if not above(share, HALF):
        return
    peaks = {
        (id_, score): peak
        for id_, peak in experience.peak_share.items()
        if peak and (score := _lowest(context, id_)) < 0
    }
    if peaks:
        id_, score = most(peaks, peaks.__getitem__)
        yield Hit(
            score_path(context, id_, score),
            Wording(
                "the strongest moment is a bad one for {share} of customers, most often {score:+g} at {id!r}",
                "{share} 的客户最强烈的时刻是负面的，最常见的是 {id!r} 的 {score:+g}",
            ).filled(id=id_, score=score, share=quantity.both(quantity.share, share)),
            Wording(
                "make {id!r} less bad, or another touchpoint better than it is bad",
                "请减轻 {id!r} 的负面感受，或让另一触点好过它的坏",
            ).filled(id=id_),
        )


def _lowest(context: Context, id_: str) -> float:
    """The lowest score of a touchpoint, for all customers or a segment; 0 if none is given."""
    flat = context.flat.map
    emotions = [flat.touchpoints[id_].emotion]
    emotions += [s.changes[id_].emotion for s in flat.segments.values() if id_ in s.changes]
    return min((e.score for e in emotions if e is not None and e.score is not None), default=0.0)
