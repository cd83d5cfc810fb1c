"""The House of Quality and the five dimensions as data of `analyse --json` (contract.md: keys are only added)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.experience.quality.cascade import cascade
from blueprint.experience.quality.house import House
from blueprint.experience.quality.perceived import Perceptions
from blueprint.figures.quality.coverage import coverage
from blueprint.figures.quality.priorities import priorities
from blueprint.model.names import Dimension
from blueprint.model.segments import ALL
from blueprint.packs.servqual import servqual

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis


def house_of_quality(analysis: Analysis, segment: str = ALL) -> dict[str, Any]:
    """Weights of touchpoints by the needs they meet, and what follows (theory 5.4).

    `absolute` and `relative` are by importance alone, as ever; `weights` are by what counts (`weighed_by`).
    """
    house = House(analysis.map)
    flow = cascade(house)
    ranked = priorities(house, analysis.of(segment))
    return {
        "absolute": dict(house.by_importance.absolute),
        "relative": house.by_importance.relative,
        "needs_unserved": list(house.unserved),
        "touchpoints_idle": list(house.idle) if house.needs else [],
        "weighed_by": "customer_weight" if house.planned else "importance",
        "weights": {"absolute": dict(house.weights.absolute), "relative": house.weights.relative},
        "planning": {
            id_: {
                "importance": p.need.importance,
                "ours": p.need.ours,
                "target": p.need.target,
                "competitors": dict(p.need.competitors),
                "improvement_ratio": p.ratio,
                "sales_point": p.need.sales_point or 1.0,
                "absolute": p.weight,
                "relative": house.customer_weights.relative.get(id_),
            }
            for id_, p in house.planning.items()
        },
        "conflicts": [
            {"between": list(c.pair.between), "effect": c.pair.effect.value, "relative": list(c.relative)}
            for c in house.conflicts
        ],
        "normalised": {"absolute": dict(house.normalised.absolute), "relative": house.normalised.relative},
        "cascade": {
            "by_standard": {norm.value: share for norm, share in flow.by_norm.items()},
            "without_standard": flow.open,
            "touchpoints": {
                id_: {
                    "declared": {norm.value: share for norm, share in flow.held.get(id_, {}).items()},
                    "lacking": [norm.value for norm in flow.lacking[id_]],
                }
                for id_ in flow.declared
            },
            "strong": list(flow.strong),
            "strong_without_standard": list(flow.strong_without),
        },
        "priorities": {
            "ranking": [
                {
                    "touchpoint": row.id,
                    "rank_by_needs": row.by_needs,
                    "rank_by_swing": row.by_moments,
                    "relative": row.relative,
                    "swing": row.swing,
                }
                for row in ranked.rows
            ],
            "first": ranked.first,
            "both": list(ranked.both),
            "needs_only": list(ranked.needs_only),
            "moments_only": list(ranked.moments_only),
        },
    }


def dimensions(analysis: Analysis, segment: str = ALL) -> dict[str, Any]:
    """The five dimensions: who carries them, who meets them, and their scores."""
    seen = Perceptions(analysis.map.dimensions)
    covered = coverage(analysis, segment)
    figures = analysis.of(segment).touchpoints
    return {
        "coverage": {
            d.value: {
                "touchpoints": list(covered[d].touchpoints),
                "unavoidable": list(covered[d].unavoidable),
                "met": covered[d].met,
            }
            for d in Dimension
        },
        "touchpoints": {
            t.id: {
                "dimensions": [d.value for d in t.quality],
                "reach": figures[t.id].reach if t.id in figures else None,
                "unavoidability": figures[t.id].unavoidability if t.id in figures else None,
            }
            for t in analysis.map.touchpoints.values()
            if t.quality
        },
        "scores": {
            d.value: {
                "expectation": s.expectation,
                "perception": s.perception,
                "gap": s.gap,
                "items": s.items,
                "weight": seen.weights[d],
                "certainty": None if seen.own_weights else servqual().weights[d.value].certainty,
            }
            for d, s in seen.scores.items()
        },
        "servqual": {"unweighted": seen.unweighted, "weighted": seen.weighted},
        "servperf": {"mean": seen.servperf, "sum": seen.servperf_sum},
        "weights_from": "map" if seen.own_weights else servqual().source,
        "weakest": seen.weakest.value if seen.weakest else None,
    }
