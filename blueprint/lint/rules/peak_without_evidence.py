"""Peak or leverage that nobody measured.

What it does
    Finds the touchpoint that most often is the peak, and the one of the largest effect, and reports it when
    its score has neither `source` nor `n`, or the source `assumed`.

Why it matters
    These two touchpoints decide what the figures say is remembered. If their scores are guesses, so are
    all of it; they are the first that are worth a survey.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      triage: {lane: frontstage, title: Triage, emotion: 1, next: counter}
      counter: {lane: frontstage, title: Counter, emotion: {score: 3, source: assumed}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      triage: {lane: frontstage, title: Triage, emotion: 1, next: counter}
      counter: {lane: frontstage, title: Counter, emotion: {score: 3, source: 2026 interviews, n: 42}, end: served}
    ```

中文
    最常成为峰、或影响最大的触点，其情感分没有出处或只是假设。
"""

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.touchpoint import Emotion
from blueprint.ranking import above, most
from blueprint.wording import Wording

rule = Rule("BP509", "peak-without-evidence", Severity.WARNING)

_ASSUMED = frozenset({"assumed", "假设", "假定"})


@rule.checks
def peaks_without_evidence(context: Context) -> Hits:
    """What carries the largest peak share, and the largest swing."""
    if all(_is_measured(t.emotion) for t in context.flat.map.touchpoints.values() if t.emotion):
        return
    figures = context.figures
    if figures is None:
        return
    flat = context.flat.map.touchpoints
    rows = {id_: row for id_, row in figures.all.touchpoints.items() if id_ not in context.map.inside}
    reasons: dict[str, Wording] = {}
    swings = {id_: row.swing for id_, row in rows.items() if row.swing and above(row.swing, 0)}
    if swings:
        id_ = most(swings, swings.__getitem__)
        reasons[id_] = Wording("has the largest effect", "影响最大")
    peaks = {id_: row.peak_share for id_, row in rows.items() if row.peak_share}
    if peaks:
        id_ = most(peaks, peaks.__getitem__)
        reasons[id_] = Wording("is the peak of {share} of customers", "是 {share} 的客户的峰").filled(
            share=quantity.both(quantity.share, peaks[id_])
        )
    for id_, reason in reasons.items():
        emotion = flat[id_].emotion
        if emotion and not _is_measured(emotion):
            yield Hit(
                ("touchpoints", id_, "emotion"),
                Wording(
                    "{id!r} {reason}, and nobody measured its score", "{id!r} {reason}，而其得分无人测量"
                ).filled(id=id_, reason=reason),
                Wording(
                    "ask customers, and write `source:` and `n:`", "请询问客户，并写上 `source:` 与 `n:`"
                ),
                at="key",
            )


def _is_measured(emotion: Emotion | None) -> bool:
    """It says where the score comes from, or on how many answers it rests."""
    if emotion is None:
        return True
    if emotion.source is None:
        return emotion.n is not None
    return not any(text.lower() in _ASSUMED for _, text in emotion.source.by_language)
