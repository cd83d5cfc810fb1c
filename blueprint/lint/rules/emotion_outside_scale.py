"""Emotion score outside the map's scale.

What it does
    Reports scores and spreads, of customers and of staff, beyond plus or minus `emotion_scale` (5 when not
    given), and a `bad` above or a `good` below the score.

Why it matters
    Peaks are found by comparing scores; one from another scale is always the peak.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      wait: {lane: customer, title: Wait, emotion: -8, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    emotion_scale: 10
    touchpoints:
      wait: {lane: customer, title: Wait, emotion: -8, end: served}
    ```

中文
    情感分或离散程度超出地图的量表（默认 -5 到 +5），或 `bad` 高于现状、`good` 低于现状。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.touchpoint import Emotion, TouchpointChanges
from blueprint.source.tree import Path
from blueprint.wording import Wording

rule = Rule("BP501", "emotion-outside-scale", Severity.ERROR)


@rule.checks
def emotion_outside_scale(context: Context) -> Hits:
    """Scores of touchpoints and of segments' changes."""
    scale, spread = context.map.emotion_scale, context.map.emotion_spread
    if spread is not None and spread > scale:
        yield _outside(("emotion_spread",), "emotion_spread", spread, scale)
    for id_, touchpoint in context.map.touchpoints.items():
        yield from _check(touchpoint, ("touchpoints", id_), scale)
    for segment in context.map.segments.values():
        for id_, changes in segment.changes.items():
            yield from _check(changes, ("segments", segment.id, "changes", id_), scale)


def _check(touchpoint: TouchpointChanges, path: Path, scale: int) -> Hits:
    staff, emotion = touchpoint.staff_emotion, touchpoint.emotion
    for key, value in (("score", staff.score), ("spread", staff.spread)) if staff else ():
        if value is not None and abs(value) > scale:
            yield _outside((*path, "staff_emotion", key), key, value, scale)
    if emotion is None:
        return
    for key in ("score", "good", "bad", "spread"):
        value = getattr(emotion, key)
        if value is not None and abs(value) > scale:
            yield _outside((*path, "emotion", key), key, value, scale)
    for _, value in emotion.at.points if emotion.at else ():
        if abs(value) > scale:
            yield _outside((*path, "emotion", "at"), "at", value, scale)
    yield from _order(emotion, (*path, "emotion"))


def _outside(path: Path, key: str, value: float, scale: int) -> Hit:
    return Hit(
        path,
        Wording("{key} {value:+g} is outside the scale", "{key} {value:+g} 超出量表").filled(
            key=key, value=value
        ),
        Wording(
            "scores run from -{n} to +{n}; set `emotion_scale` for another scale",
            "分数从 -{n} 到 +{n}；其他量表请设 `emotion_scale`",
        ).filled(n=scale),
    )


def _order(emotion: Emotion, path: Path) -> Hits:
    low, score, high = emotion.bad, emotion.score, emotion.good
    if score is not None and low is not None and low > score:
        yield Hit(
            (*path, "bad"),
            Wording("bad {low:+g} is above the score {score:+g}", "bad {low:+g} 高于现状 {score:+g}").filled(
                low=low, score=score
            ),
            Wording("`bad` is how it feels when it goes badly", "`bad` 是做得很差时的感受"),
        )
    if score is not None and high is not None and high < score:
        yield Hit(
            (*path, "good"),
            Wording(
                "good {high:+g} is below the score {score:+g}", "good {high:+g} 低于现状 {score:+g}"
            ).filled(high=high, score=score),
            Wording("`good` is how it feels when it goes very well", "`good` 是做得很好时的感受"),
        )
