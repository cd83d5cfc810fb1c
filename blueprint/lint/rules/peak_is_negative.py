"""Peak that is a low.

What it does
    Reports maps whose most likely peak, the score of greatest size on a route, is negative. It is reported
    at the touchpoint that most often is that peak.

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
    客户最可能的峰值是负面的：最难忘的是最差的一刻。
"""

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.ranking import most
from blueprint.wording import Wording

rule = Rule("BP508", "peak-is-negative", Severity.INFO)


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
    score, share = most(experience.peak, lambda pair: pair[1])
    peaks = experience.peak_share
    scored = [id_ for id_ in peaks if peaks[id_] and _has(context, id_, score)]
    if score < 0 and scored:
        id_ = most(scored, peaks.__getitem__)
        yield Hit(
            score_path(context, id_, score),
            Wording(
                "the most likely peak is {score:+g}, for {share} of customers",
                "最可能的峰值是 {score:+g}，占客户的 {share}",
            ).filled(score=score, share=quantity.both(quantity.share, share)),
            Wording(
                "make {id!r} less bad, or another touchpoint better than it is bad",
                "请减轻 {id!r} 的负面感受，或让另一触点好过它的坏",
            ).filled(id=id_),
        )


def _has(context: Context, id_: str, score: float) -> bool:
    """Whether the touchpoint has this score, for all customers or a segment."""
    flat = context.flat.map
    emotions = [flat.touchpoints[id_].emotion]
    emotions += [s.changes[id_].emotion for s in flat.segments.values() if id_ in s.changes]
    return any(e is not None and e.score == score for e in emotions)
