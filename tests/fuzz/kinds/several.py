"""Two and three maps at once: what differs, what merges, which is better; and plans of a map."""

from copy import deepcopy
from random import Random
from typing import Any

from tests.fuzz import commands, odd, seeds, tree
from tests.fuzz.case import Case, Kind
from tests.model.long_example import LONG


def _changed(rng: Random, data: dict[str, Any]) -> bytes:
    made = deepcopy(data)
    for _ in range(rng.choice((0, 1, 1, 2))):
        tree.mutate(rng, made, list(seeds.keys()))
    raw = seeds.encoded(seeds.written(rng, made))
    return odd.garble(rng, raw) if rng.random() < 0.05 else raw


def of_several(rng: Random) -> Case:
    base = seeds.map_data(rng)
    files = {
        name: _changed(rng, base) for name in ("a.blueprint.yaml", "b.blueprint.yaml", "c.blueprint.yaml")
    }
    if rng.random() < 0.1:
        files["b.blueprint.yaml"] = _changed(rng, seeds.map_data(rng))
    names = list(files)
    match rng.randrange(3):
        case 0:
            files["a.blueprint.yaml"] = rng.choice((files["a.blueprint.yaml"], b""))
            return Case(("merge", *names), files)
        case 1:
            says = rng.choice(("", "--json", "--markdown", "--svg", "--html"))
            kind = {"--json": "json", "--svg": "svg", "--html": "html"}.get(says, "")
            return Case(("diff", *names[:2], *([says] if says else [])), files, says=kind)
        case _:
            says = rng.choice(("", "--json", "--markdown"))
            chosen = names[: rng.choice((2, 3))]
            return Case(
                ("compare", *chosen, *([says] if says else [])),
                files,
                says=says.removeprefix("--") if says == "--json" else "",
            )


def of_plans(rng: Random) -> Case:
    """A map that has plans, with plans of others beside them."""
    data = seeds.data_of(LONG) if rng.random() < 0.5 else seeds.map_data(rng)
    data["plans"] = _plans(rng, list(data.get("touchpoints") or ["a"]))
    tree.mutate(rng, data["plans"], list(seeds.keys()))
    words = [rng.choice(("plan", "plan", "plan", "lint", "improve")), commands.MAP]
    if words[0] == "plan":
        words += rng.choice(([], ["--json"], ["--markdown"], ["--by", "time"], ["--budget", "5d"], ["--goal", "remembered >= 1"], ["--per", "money"]))  # fmt: skip
    return commands.on_map(rng, seeds.encoded(seeds.written(rng, data)), words)


def _plans(rng: Random, ids: list[str]) -> dict[str, Any]:
    known = seeds.values().get("plans", [{}])
    plans = deepcopy(rng.choice(known))
    plans = plans if isinstance(plans, dict) else {}
    for number in range(rng.choice((1, 2, 5))):
        path = f"{rng.choice(ids)}.{rng.choice(('emotion', 'time.standard', 'staffed.servers'))}"
        plans[f"p{number}"] = {
            "title": "P",
            "change": [f"{path}={rng.choice(('2', '-1', '1m', odd.text(rng)))}"],
            "effort": rng.choice(({"days": "2"}, {"days": "5", "money": "500"}, {"days": odd.text(rng)})),
        }
    return plans


KINDS = [Kind("several-maps", 3, of_several), Kind("plans", 2, of_plans)]
