"""A touchpoint, and what hangs on it: times, emotion, failures, contact, connections."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import ClassVar

from pydantic import Field

from blueprint.model.connection import Connection, opened_share
from blueprint.model.duration import DURATION, Time
from blueprint.model.fields import (
    SCORE,
    ContactName,
    Count,
    DimensionName,
    Id,
    Importance,
    JoinName,
    LaneName,
    Score,
    Servers,
    Spread,
    Truth,
    Variation,
)
from blueprint.model.names import Lane
from blueprint.model.note import Note
from blueprint.model.part import EVEN_ALIAS, ID_ALIAS, Part, key
from blueprint.model.share import Share, Start, rest_of, share_schema
from blueprint.model.shorthand import connections, scalar_as, single_exit
from blueprint.model.staff_emotion import StaffEmotion
from blueprint.model.text import LocaleText
from blueprint.model.wait_scores import AtTimes
from blueprint.model.working_time import TimeLimit


class Estimate(Part):
    """How long it really takes: three points (PERT), or mean and coefficient of variation (gamma)."""

    min: Time | None = key("Shortest time.", "最短时间。")
    likely: Time | None = key("Most likely time.", "最可能时间。")
    max: Time | None = key("Longest time.", "最长时间。")
    mean: Time | None = key("Mean time.", "平均时间。")
    cv: Variation | None = key(
        "Coefficient of variation: 0 fixed, 1 exponential.", "变异系数：0 固定，1 指数。"
    )
    n: Count | None = key("How many times were measured.", "测量的次数。")


class Limit(Part):
    """What the law or a regulator allows."""

    within: TimeLimit | None = key(
        "Longest time allowed, such as 15d or 15 working days.", "最长允许时间，如 15d 或 15个工作日。"
    )
    from_: Id | None = Field(
        None,
        alias="from",
        description="Touchpoint where the clock starts, on entering it; default: here, or where customers come in if `source` "
        "names an item of a standards pack. 计时从进入哪个触点开始；默认本触点；`source` 引用标准条目时默认从客户进入处算起。",
    )
    to: Id | None = key(
        "Touchpoint where the clock stops, on leaving it; default: here.",
        "离开哪个触点时停止计时；默认本触点。",
    )
    source: LocaleText | None = key("Where it stands.", "出处。")


class Times(Part):
    """The times of a touchpoint, kept apart: standard, tolerance, estimate and limit are four different things."""

    standard: Time | None = key("Standard time it is designed and staffed for.", "标准时间。")
    tolerance: Time | None = key("Longest time customers accept.", "客户容忍时间。")
    estimate: Estimate | None = key(
        "How long it really takes; default: exactly the standard.", "实际耗时估计；默认等于标准。"
    )
    limit: Limit | None = key("What the law allows.", "法定时限。")


class Emotion(Part):
    """How the touchpoint feels, on the map's scale: as is, when it goes very well, when it goes badly."""

    score: Score | None = key("As it is.", "现状得分。")
    good: Score | None = key(
        "When it goes very well; default: two fifths of the scale above the score, less by machine or letter.",
        "做得很好时；默认比得分高量表的五分之二，通过机器或信函的较少。",
    )
    bad: Score | None = key(
        "When it goes badly; default: two fifths of the scale below the score, less by machine or letter.",
        "做得很差时；默认比得分低量表的五分之二，通过机器或信函的较少。",
    )
    spread: Spread | None = key(
        "How far customers differ in it: standard deviation; default: `emotion_spread` of the map.",
        "客户之间的差异：标准差；默认取地图的 `emotion_spread`。",
    )
    at: AtTimes | None = key(
        "Of a wait: scores by how long it lasts, straight between; stands instead of `score`.",
        "等候类触点：按时长给分，中间按直线；代替 `score`。",
    )
    source: LocaleText | None = key(
        "Where the scores come from; `assumed` when nobody measured.", "分数出处；未测量时写 assumed。"
    )
    n: Count | None = key("How many answers the score rests on.", "样本量。")


class Failure(Part):
    """What can go wrong at a visit."""

    chance: Share | None = key("Chance of failure at a visit.", "每次失败的可能。")
    caught: Share | None = key(
        "Share of failures caught before the customer notices.", "客户察觉前被补救的比例。"
    )
    then: Id | None = key("Touchpoint that recovers the failure.", "失败后的补救触点。")
    n: Count | None = key("On how many visits the chance was counted.", "失败概率依据的到访次数。")


class Staffing(Part):
    """Who serves here; with the map's `arrivals`, the wait in front of it follows."""

    servers: Servers | None = key(
        "How many can be served at once; left out where the map's `roles` say how many there are of the role.",
        "同时服务人数；地图的 `roles` 写明该岗位人数时省略。",
    )
    patience: Time | None = key("Mean time customers wait before they give up.", "客户平均愿意等待的时间。")
    n: Count | None = key(
        "How many gave up, where the patience was measured.", "耐心若为实测，依据的放弃人数。"
    )

    @property
    def count(self) -> int:
        """How many serve, of a sound map whose pools are written out (`pools.with_pool_servers`)."""
        assert self.servers is not None, "a rule asks for the number"
        return self.servers


class Contact(Part):
    """The five items of contact management: 职业形象 服务礼仪 服务用语 解释口径 服务步骤 (the words are `script`)."""

    appearance: LocaleText | None = key("Professional appearance.", "职业形象。")
    etiquette: tuple[Id, ...] = key(
        "Etiquette checks, such as bow.welcome.", "服务礼仪检查项，如 bow.welcome。", ()
    )
    explanation: LocaleText | None = key("How things are explained.", "解释口径。")
    steps: tuple[LocaleText, ...] = key("Service steps.", "服务步骤。", ())


class TouchpointChanges(Part):
    """Everything of a touchpoint that may differ for a segment; all optional."""

    in_lane: LaneName | None = Field(
        None,
        alias="lane",
        description="The lane it stands in; a part of it as `frontstage/teller`. 所在泳道；其中一部分写作 `frontstage/导服`。",
    )
    title: LocaleText | None = key("What it is called.", "名称。")
    phase: Id | None = key(
        "Phase of the service: one of the map's `phases`, else receive, understand, help or keep.",
        "服务阶段：地图 `phases` 之一，否则为 receive、understand、help 或 keep（接触 理解 帮助 留住）。",
    )
    role: LocaleText | None = key("Who does it.", "岗位。")
    channel: Id | None = key(
        "How the customer is reached: in-person, voice, text, web, kiosk, app, mail, seen, or one of the map's `channels`.",
        "渠道：in-person、voice、text、web、kiosk、app、mail、seen，或地图 `channels` 之一。",
    )
    contact_with: ContactName | None = key("Whom or what the customer meets.", "接触对象：人人、人机等。")
    zone: Id | None = key("Where on the floor plan.", "所在区域。")
    start: Start | None = key(
        "Share of customers who enter here, or `unknown`; default: the touchpoint no arrow enters.",
        "从这里进入的客户比例，不知道则写 `unknown`；默认没有箭头进入的触点。",
    )
    time: Times | None = key("Standard time and the other times.", "各种时间。")
    staffed: Staffing | None = key("Who serves here.", "服务人员。")
    gives_up: Id | None = key(
        "Touchpoint to which customers go who lose patience waiting for it; default: they leave by `abandoned`.",
        "等不及的客户去往的触点；默认从 `abandoned` 出口离开。",
    )
    waits_for: Id | None = key(
        "The staffed touchpoint whose queue this is: it takes as long as that wait, and nobody comes here who need not wait.",
        "它就是哪个有人服务的触点前面的队伍：耗时即该等候时间，无须等候的客户不经过这里。",
    )
    emotion: Emotion | None = key("How it feels.", "情感。")
    staff_emotion: StaffEmotion | None = key(
        "How those feel who work here, front or back stage.", "前台或后台员工在此的感受。"
    )
    moment_of_truth: Truth | None = key(
        "Marked by hand: a moment of truth, or not one; the figures are held against it.",
        "人工标注：是否关键时刻；与计算结果对照。",
    )
    fails: Failure | None = key("What can go wrong.", "失败点。")
    evidence: tuple[LocaleText, ...] = key(
        "What customers see, drawn in the evidence lane.", "有形展示。", ()
    )
    uses: tuple[Id, ...] = key("Support touchpoints it depends on.", "所依赖的支持触点。", ())
    quality: tuple[DimensionName, ...] = key(
        "The dimensions of quality it serves.", "所服务的服务质量要素。", ()
    )
    meets: dict[Id, Importance] = key("Relationship to needs: 1, 3, 9.", "与需求的关系：1、3、9。", {})
    contact: Contact | None = key("Contact management.", "接触管理。")
    script: tuple[LocaleText, ...] = key("What staff say.", "服务用语。", ())
    map: Id | None = key("Another map that this touchpoint stands for.", "代表另一张地图。")
    join: JoinName | None = key(
        "`all`: waits for every branch that started together.", "all：等待同时开始的各分支。"
    )
    next: tuple[Connection, ...] = key("Where customers go.", "下一步。", ())
    end: dict[Id, Share | None] = key(
        "Exits by which customers leave here, with shares.", "离开的出口及比例。", {}
    )
    n: Count | None = key("On how many visits the shares were counted.", "去向比例依据的到访次数。")
    notes: tuple[Note, ...] = key(
        "What people write beside it: pain, idea, quote ...", "备注：痛点、想法、原话等。", ()
    )
    tags: tuple[LocaleText, ...] = key("Words to find it by.", "标签。", ())

    @property
    def lane(self) -> Lane | None:
        """The lane."""
        return self.in_lane.lane if self.in_lane else None

    @property
    def sublane(self) -> str:
        """The part of the lane; empty where it is not split."""
        return self.in_lane.sublane if self.in_lane else ""

    shorthands: ClassVar = {
        "time": scalar_as("standard", DURATION.schema()),
        "emotion": scalar_as("score", SCORE.schema()),
        "staff_emotion": scalar_as("score", SCORE.schema()),
        "end": single_exit(),
        "next": connections(share_schema(), "Connection"),
    }


class Touchpoint(TouchpointChanges):
    """A step of the service; in a lane; the node of the graph."""

    id: Id = Field(alias=ID_ALIAS)
    in_lane: LaneName = Field(
        alias="lane",
        description="The lane it stands in; a part of it as `frontstage/teller`. 所在泳道；其中一部分写作 `frontstage/导服`。",
    )
    title: LocaleText = Field(description="What it is called. 名称。")
    even: bool = Field(False, alias=EVEN_ALIAS)

    @property
    def lane(self) -> Lane:
        """The lane."""
        return self.in_lane.lane

    @cached_property
    def together(self) -> bool:
        """Its connections start together (`next: {all: [...]}`)."""
        return any(c.together for c in self.next)

    @cached_property
    def ways(self) -> tuple[tuple[str, bool, Fraction | None], ...]:
        """Where customers go from here: touchpoint or exit, whether it is an exit, and the exact share.

        A share that is left out is the rest; of several left out nobody knows it: None, or with `even` an equal
        part of the rest. In a parallel block each starts with certainty. Shares are as authored, also when they do
        not sum to 1 (a finding). A way that follows the pressure of service (`load`) has the part of its
        share that is open now; until that is computed, half of it.
        """
        if self.together:
            return tuple((c.to, False, Fraction(1)) for c in self.next)
        rest = rest_of((s for *_, s in self._given), even=self.even)
        return tuple((name, leaves, rest if s is None else s) for name, leaves, s in self._given)

    @property
    def _given(self) -> list[tuple[str, bool, Fraction | None]]:
        left = self.left
        given = [(c.to, False, c.share if c.load is None else opened_share(c, left)) for c in self.next]
        return [*given, *((x, True, s) for x, s in self.end.items())]

    @cached_property
    def unknown_ways(self) -> frozenset[tuple[str, bool]]:
        """Ways whose share nobody knows, also where it is taken as equal: touchpoint or exit, whether it is an exit."""
        if self.together or rest_of(s for *_, s in self._given) is not None:
            return frozenset()
        return frozenset((name, leaves) for name, leaves, s in self._given if s is None)

    @property
    def left(self) -> Fraction:
        """What the ways with a share of their own leave to the others."""
        given = [*(c.share for c in self.next if c.load is None), *self.end.values()]
        return 1 - sum((s for s in given if s is not None), Fraction(0))

    def most(self, connection: Connection) -> Fraction:
        """The share of customers who take a way that follows the pressure when it is wholly open."""
        return self.left if connection.share is None else connection.share
