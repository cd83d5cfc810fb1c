"""Service maps of any size, the same for the same seed: something like what people write."""

from __future__ import annotations

import random

from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap

_ZH = ("进门", "问候", "说明需求", "分流", "取号", "等候叫号", "柜台受理", "核对证件", "自助办理", "辅助自助", "主管授权",
       "确认签名", "送别", "报修登记", "检测故障", "报价说明", "维修", "复检", "通知顾客", "取机付款", "回访", "投诉受理")
_EN = ("Enter", "Greet", "State the need", "Triage", "Take a number", "Wait for the call", "Counter service",
       "Check papers", "Use the kiosk", "Assist", "Authorise", "Confirm and sign", "See off", "Log the case",
       "Diagnose the fault", "Explain the quote", "Mend", "Test", "Notify the customer", "Collect and pay", "Call back",
       "Take the complaint")
_LANES = ("customer", "frontstage", "backstage")


def service_map(size: int, seed: int = 1) -> ServiceMap:
    """A map of about `size` touchpoints."""
    loaded = loads(text(size, seed))
    assert loaded.map is not None, loaded.problems
    return loaded.map


def text(size: int, seed: int = 1) -> str:
    rng = random.Random(f"{size}/{seed}")
    steps = max(1, size - size // 12)
    support = size - steps
    lines = ["blueprint: 1", f"title: {{zh: 生成的地图 {size}, en: Generated map {size}}}", "touchpoints:"]
    lane = "customer"
    for i in range(steps):
        lane = _lane(rng, lane)
        k = rng.randrange(len(_ZH))
        lines += [f"  t{i}:", f"    lane: {lane}", f"    title: {{zh: {_ZH[k]}{i}, en: {_EN[k]} {i}}}"]
        if rng.random() < 0.5:
            lines.append(f"    time: {rng.choice(['30s', '90s', '5m', '2h'])}")
        if lane != "backstage":
            lines.append(f"    emotion: {rng.randint(-4, 4)}")
            if rng.random() < 0.35:
                lines.append(f"    evidence: [{{zh: 物件{rng.randrange(size)}, en: Thing {rng.randrange(9)}}}]")
        if rng.random() < 0.15:
            lines.append("    fails: {chance: 5%}")
        if support and rng.random() < 0.2:
            lines.append(f"    uses: [s{rng.randrange(support)}]")
        lines += _ways(rng, i, steps)
    for i in range(support):
        lines += [f"  s{i}:", "    lane: support", f"    title: {{zh: 系统{i}, en: System {i}}}"]
    return "\n".join(lines) + "\n"


def _lane(rng: random.Random, lane: str) -> str:
    if lane == "backstage":
        return rng.choice(("backstage", "frontstage", "frontstage"))
    return rng.choice(("customer", "frontstage", "frontstage", "backstage") if lane == "frontstage" else (
        "customer", "frontstage", "frontstage"))


def _ways(rng: random.Random, i: int, steps: int) -> list[str]:
    """On to the next; now and then a branch ahead, a loop back, or an exit."""
    if i == steps - 1:
        return ["    end: served"]
    others = []
    if rng.random() < 0.25 and i + 2 < steps:
        others.append((min(steps - 1, i + 2 + rng.randrange(4)), rng.randint(5, 40)))
    if rng.random() < 0.1 and i > 2:
        others.append((i - rng.randint(0, min(i, 5)), rng.randint(3, 15)))
    leaves = rng.randint(2, 9) if rng.random() < 0.07 else 0
    found = {t: s for t, s in others if t != i + 1}
    rest = 100 - sum(found.values()) - leaves
    if not found and not leaves:
        return [f"    next: t{i + 1}"]
    ways = ", ".join(f"t{t}: {s}%" for t, s in [(i + 1, rest), *found.items()])
    return [f"    next: {{{ways}}}"] + ([f"    end: {{abandoned: {leaves}%}}"] if leaves else [])
