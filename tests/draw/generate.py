"""Service maps of any size, the same for the same seed: something like what people write."""

from __future__ import annotations

import random

from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap

_ZH = (
    "进门",
    "问候",
    "说明需求",
    "分流",
    "取号",
    "等候叫号",
    "柜台受理",
    "核对证件",
    "自助办理",
    "辅助自助",
    "主管授权",
    "确认签名",
    "送别",
    "报修登记",
    "检测故障",
    "报价说明",
    "维修",
    "复检",
    "通知顾客",
    "取机付款",
    "回访",
    "投诉受理",
)
_EN = (
    "Enter",
    "Greet",
    "State the need",
    "Triage",
    "Take a number",
    "Wait for the call",
    "Counter service",
    "Check papers",
    "Use the kiosk",
    "Assist",
    "Authorise",
    "Confirm and sign",
    "See off",
    "Log the case",
    "Diagnose the fault",
    "Explain the quote",
    "Mend",
    "Test",
    "Notify the customer",
    "Collect and pay",
    "Call back",
    "Take the complaint",
)
_NEXT_LANES = {
    "customer": ("customer", "frontstage", "frontstage"),
    "frontstage": ("customer", "frontstage", "frontstage", "backstage"),
    "backstage": ("backstage", "frontstage", "frontstage"),
}


def service_map(size: int, seed: int = 1) -> ServiceMap:
    """A map of about `size` touchpoints."""
    loaded = loads(text(size, seed))
    assert loaded.map is not None, loaded.problems
    return loaded.map


def text(size: int, seed: int = 1) -> str:
    return _Writer(size, random.Random(f"{size}/{seed}")).write()


class _Writer:
    """Steps in a row, with blocks of alternatives or of work done together, loops back, and exits."""

    def __init__(self, size: int, rng: random.Random) -> None:
        self.size, self.rng = size, rng
        self.steps = max(1, size - size // 12)
        self.lane = "customer"
        self.lanes: list[str] = []
        self.next: list[dict[int, int]] = []
        self.together: set[int] = set()
        self.joins: set[int] = set()
        self.leaves: dict[int, int] = {}

    def write(self) -> str:
        last = self._step()
        while len(self.lanes) < self.steps:
            kind = self.rng.random()
            last = self._block(last, kind < 0.06) if kind < 0.28 else self._on(last)
        for i in range(3, len(self.lanes) - 1):
            if self.rng.random() < 0.08 and i not in self.together:
                self.next[i].setdefault(i - self.rng.randint(0, min(i, 6)), self.rng.randint(3, 15))
            if self.rng.random() < 0.06 and i not in self.together and self.next[i]:
                self.leaves[i] = self.rng.randint(2, 9)
        support = max(0, self.size - len(self.lanes))
        lines = [
            "blueprint: 1",
            f"title: {{zh: 生成的地图 {self.size}, en: Generated map {self.size}}}",
            "touchpoints:",
        ]
        for i in range(len(self.lanes)):
            lines += self._lines(i, support)
        for i in range(support):
            lines += [f"  s{i}: {{lane: support, title: {{zh: 系统{i}, en: System {i}}}}}"]
        return "\n".join(lines) + "\n"

    def _step(self) -> int:
        self.lane = self.rng.choice(_NEXT_LANES[self.lane])
        self.lanes.append(self.lane)
        self.next.append({})
        return len(self.lanes) - 1

    def _on(self, before: int) -> int:
        step = self._step()
        self.next[before][step] = 0
        return step

    def _block(self, before: int, together: bool) -> int:
        ends = []
        for _ in range(self.rng.choice((2, 2, 3))):
            end = self._step()
            self.next[before][end] = self.rng.randint(10, 30)
            for _ in range(self.rng.choice((0, 0, 1))):
                end = self._on(end)
            ends.append(end)
        meet = self._step()
        for end in ends:
            self.next[end][meet] = 0
        if together:
            self.together.add(before)
            self.joins.add(meet)
        return meet

    def _lines(self, i: int, support: int) -> list[str]:
        rng, lane = self.rng, self.lanes[i]
        k = rng.randrange(len(_ZH))
        parts = [f"lane: {lane}", f"title: {{zh: {_ZH[k]}{i}, en: {_EN[k]} {i}}}"]
        if rng.random() < 0.5:
            parts.append(f"time: {rng.choice(['30s', '90s', '5m', '2h'])}")
        if lane != "backstage":
            parts.append(f"emotion: {rng.randint(-4, 4)}")
            if rng.random() < 0.35:
                parts.append(
                    f"evidence: [{{zh: 物件{rng.randrange(self.size)}, en: Thing {rng.randrange(9)}}}]"
                )
        if rng.random() < 0.15:
            parts.append("fails: {chance: 5%}")
        if support and rng.random() < 0.2:
            parts.append(f"uses: [s{min(support - 1, i * support // self.steps)}]")
        if i in self.joins:
            parts.append("join: all")
        return [f"  t{i}: {{{', '.join([*parts, *self._ways(i)])}}}"]

    def _ways(self, i: int) -> list[str]:
        ways, leaves = self.next[i], self.leaves.get(i, 0)
        if not ways:
            return ["end: served"]
        if i in self.together:
            return [f"next: {{all: [{', '.join(f't{t}' for t in ways)}]}}"]
        if len(ways) == 1 and not leaves:
            return [f"next: t{next(iter(ways))}"]
        first = next(iter(ways))
        rest = 100 - leaves - sum(share for t, share in ways.items() if t != first)
        shares = {t: share or 5 for t, share in ways.items()} | {first: rest}
        shares[first] -= sum(shares.values()) + leaves - 100
        found = [f"next: {{{', '.join(f't{t}: {s}%' for t, s in shares.items())}}}"]
        return found + ([f"end: {{abandoned: {leaves}%}}"] if leaves else [])
