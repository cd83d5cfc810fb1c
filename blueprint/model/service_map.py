"""A service map: one YAML file, one service, one scenario."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from pydantic import Field, PrivateAttr

from blueprint.model.arrivals import Coming
from blueprint.model.assumed import Assumed
from blueprint.model.duration import Time
from blueprint.model.economics import Economics
from blueprint.model.fields import (
    Count,
    Format,
    Id,
    KindOfMap,
    Metres,
    PackName,
    PeriodName,
    Scale,
    Side,
    Spread,
    Truth,
)
from blueprint.model.files import LocalFile
from blueprint.model.holidays import HolidayNames
from blueprint.model.names import MapKind
from blueprint.model.needs import Need, RoofPair
from blueprint.model.opens import OpeningHours
from blueprint.model.part import ID_ALIAS, Part, key
from blueprint.model.perception import Perception
from blueprint.model.plans import Plan
from blueprint.model.roles import Role
from blueprint.model.share import Share
from blueprint.model.shorthand import titled
from blueprint.model.text import LocaleText, Text
from blueprint.model.touchpoint import Touchpoint, TouchpointChanges
from blueprint.model.unknown_shares import UnknownShares
from blueprint.model.vocabulary import OwnChannel, OwnPhase
from blueprint.model.working_time import TimeLimit
from blueprint.packs.holidays.holidays import PublicHolidays


class Segment(Part):
    """A kind of customer with own shares, times and emotions."""

    id: Id = Field(alias=ID_ALIAS)
    title: LocaleText = Field(description="What the segment is called. 客群名称。")
    share: Share | None = key(
        "Share of all customers; one left out is the rest, several are unknown.",
        "占全部客户的比例；省去一个即其余，省去多个即未知。",
    )
    n: Count | None = key("Of how many customers the share was counted.", "比例依据的客户人数。")
    icon: LocalFile | None = key("A small picture of them.", "小图像。")
    changes: dict[Id, TouchpointChanges] = key(
        "What differs for them, by touchpoint.", "不同之处，按触点。", {}
    )


class Promise(Part):
    """A time told to the customer or contracted, from entering `from` to leaving `to`."""

    id: Id = Field(description="Its name. 名称。")
    from_: Id = Field(alias="from", description="Where the clock starts. 起点触点。")
    to: Id = Field(description="Where the clock stops. 终点触点。")
    within: TimeLimit | None = key(
        "The time promised, such as 2d or 2 working days.", "承诺时限，如 2d 或 2个工作日。"
    )
    share: Share | None = key(
        "Share of customers for whom it must hold; default all.", "须达到的比例；默认全部。"
    )
    mean: Time | None = key("The mean promised.", "承诺平均时间。")
    max: TimeLimit | None = key("The longest time promised.", "承诺最长时间。")
    per: PeriodName | None = key(
        "`day`, `week`, `month`, `quarter` or `year`: each one is counted for itself, by when the clock starts; default: all "
        "customers together.",
        "`day`、`week`、`month`、`quarter` 或 `year`：按起算时刻逐期统计，每期都须达到；默认全部客户合计。",
    )
    told: LocaleText | None = key("Where customers are told.", "告知方式。")
    source: LocaleText | None = key("Where the promise stands.", "出处。")


class Exit(Part):
    """A way out of the service."""

    id: Id = Field(alias=ID_ALIAS)
    title: LocaleText | None = key("What it is called.", "名称。")
    good: Truth | None = key(
        "Whether customers who leave by it got what they came for; default: not known.",
        "从此离开的客户是否办成；默认不知道。",
    )


class Zone(Part):
    """An area of the floor plan."""

    id: Id = Field(alias=ID_ALIAS)
    title: LocaleText = Field(description="What it is called. 名称。")
    at: tuple[Metres, Metres] | None = key("Its corner, in metres.", "角点坐标（米）。")
    size: tuple[Side, Side] | None = key("Width and depth, in metres.", "宽与深（米）。")


class ServiceMap(Part):
    """One service, one scenario."""

    blueprint: Format = Field(description="Version of the map format: 1. 格式版本：1。")
    id: Id | None = key("Name of the map; default: the file's.", "地图编号；默认取文件名。")
    title: LocaleText = Field(description="What the service is called. 服务名称。")
    kind: KindOfMap = key(
        "`process`, the service as it should be, or `case`, as it happened: its scripts are not words to say.",
        "`process` 为应有的服务，`case` 为案例，即实际发生的经过：其中的服务用语不是该说的话。",
        MapKind.PROCESS,
    )
    better: Id | None = key(
        "Id of the map that shows a case as it should go.", "案例的改进示范：另一张地图的编号。"
    )
    purpose: LocaleText | None = key("What the service is for.", "服务目的。")
    version: LocaleText | None = key("Version of the map's content.", "内容版本。")
    owner: LocaleText | None = key("Who answers for it.", "负责人。")
    emotion_scale: Scale = key("Scores run from -n to +n.", "分数从 -n 到 +n。", 5)
    emotion_spread: Spread | None = key(
        "How far customers differ in what they feel at a touchpoint: standard deviation of the score.",
        "同一触点不同客户感受的差异：分数的标准差。",
    )
    arrivals: Coming | None = key(
        "Customers entering, such as 60/h, or by time of day and weekday; needed for queues.",
        "客户到达频率，如 60/h，或按时刻与星期。",
    )
    arrivals_n: Count | None = key("How many arrivals were counted for it.", "到达频率依据的到达人数。")
    opens: OpeningHours | None = key(
        "When it is open: hours by weekday, such as `{mon-fri: 09:00-17:00}`; `holidays` for public holidays.",
        "开放时间：按星期，如 `{mon-fri: 09:00-17:00}`；公众假日写 `holidays`。",
    )
    holidays: HolidayNames = key(
        "Public holidays that count: `cn`, or files beside the map such as holidays.yaml or holidays.ics.",
        "适用的公众假日：`cn`，或地图旁的文件，如 holidays.yaml、holidays.ics。",
        (),
    )
    assumed: Assumed | None = key("How far off what nobody measured may be.", "未经测量的数字可能相差多少。")
    needs: dict[Id, Need] = key("What customers want.", "客户需求。", {})
    roof: tuple[RoofPair, ...] = key(
        "Touchpoints that help or hinder each other.", "触点之间的相互促进或冲突。", ()
    )
    dimensions: Perception | None = key(
        "How customers see the five dimensions of quality.", "客户眼中的五大要素。"
    )
    economics: Economics | None = key(
        "What serving one customer brings and costs.", "服务一位客户的收入与成本。"
    )
    segments: dict[Id, Segment] = key("Kinds of customers.", "客群。", {})
    promises: tuple[Promise, ...] = key("Times told to customers.", "承诺。", ())
    standards: tuple[PackName, ...] = key(
        "Standards packs to hold this map against: ids, or paths of own packs such as ./our-hall.toml.",
        "适用的标准包：编号，或自有标准包的路径，如 ./our-hall.toml。",
        (),
    )
    phases: dict[Id, OwnPhase] = key(
        "The phases, in order; default: receive, understand, help, keep.",
        "各阶段，按顺序；默认接触、理解、帮助、留住。",
        {},
    )
    channels: dict[Id, OwnChannel] = key("Channels of one's own.", "自有渠道。", {})
    exits: dict[Id, Exit] = key("What the exits are.", "各出口的含义。", {})
    roles: dict[Id, Role] = key(
        "The people of each role, who share the work of all touchpoints that name it.",
        "各岗位的人手：共同承担所有写明该岗位的触点的工作。",
        {},
    )
    plans: dict[Id, Plan] = key("What is planned for the service.", "改进计划。", {})
    zones: dict[Id, Zone] = key("The floor plan.", "平面图区域。", {})
    touchpoints: dict[Id, Touchpoint] = Field(min_length=1, description="The steps of the service. 触点。")

    shorthands: ClassVar = {"phases": titled("OwnPhase"), "channels": titled("OwnChannel")}

    _inside: Mapping[str, ServiceMap] = PrivateAttr(default_factory=dict)
    _better_map: ServiceMap | None = PrivateAttr(default=None)
    _assumed_equal: UnknownShares = PrivateAttr(default=UnknownShares())
    _folder: str | None = PrivateAttr(default=None)
    _public_holidays: PublicHolidays | None = PrivateAttr(default=None)

    @property
    def inside(self) -> Mapping[str, ServiceMap]:
        """Touchpoint to the map it stands for (`map`), as far as `blueprint.model.nesting` found it."""
        return self._inside

    def with_inside(self, inside: Mapping[str, ServiceMap]) -> ServiceMap:
        """A copy whose touchpoints stand for these maps."""
        copied = self.model_copy()
        copied._inside = dict(inside)
        return copied

    @property
    def better_map(self) -> ServiceMap | None:
        """The map that shows this case as it should go (`better`), where it was found."""
        return self._better_map

    def with_better_map(self, better: ServiceMap | None) -> ServiceMap:
        """A copy that knows the map called `better`."""
        copied = self.model_copy()
        copied._better_map = better
        return copied

    @property
    def assumed_equal(self) -> UnknownShares:
        """The shares that nobody knows and that are taken as equal here (`blueprint.flow.chain.unknown_shares`)."""
        return self._assumed_equal

    def with_assumed_equal(self, shares: UnknownShares) -> ServiceMap:
        """A copy that says which of its shares are only assumed."""
        copied = self.model_copy()
        copied._assumed_equal = shares
        return copied

    @property
    def public_holidays(self) -> PublicHolidays:
        """The days off that it knows of: those of `holidays`, files beside it only where somebody has read them."""
        if self._public_holidays is not None:
            return self._public_holidays
        found = PublicHolidays()
        for name in self.holidays:
            if "." not in name:
                from blueprint.packs.holidays.pack import shipped_holidays

                found |= shipped_holidays(name)
        return found

    def with_public_holidays(self, known: PublicHolidays) -> ServiceMap:
        """A copy that knows the days off of `holidays`."""
        copied = self.model_copy()
        copied._public_holidays = known
        return copied

    @property
    def folder(self) -> str | None:
        """Where the files lie that the map names (`blueprint.model.pictures`), where somebody said so."""
        return self._folder

    def with_folder(self, folder: str) -> ServiceMap:
        """A copy that knows where its pictures lie."""
        copied = self.model_copy()
        copied._folder = folder
        return copied

    @property
    def is_case(self) -> bool:
        """Whether it tells what happened, and not what should."""
        return self.kind is MapKind.CASE

    @property
    def name(self) -> str:
        """The map's id; the loader fills it with the file's name where the file gives none."""
        return self.id or "map"

    @cached_property
    def walked(self) -> frozenset[str]:
        """Touchpoints that are part of the flow.

        Things of the evidence lane are not, nor touchpoints that are only used (`uses`) and that
        no arrow enters or leaves.
        """
        used = {u for t in self.touchpoints.values() for u in t.uses}
        entered = {to for t in self.touchpoints.values() for to in (*(c.to for c in t.next), t.gives_up)}
        return frozenset(
            t.id
            for t in self.touchpoints.values()
            if t.lane != "evidence"
            and (t.next or t.end or t.start is not None or t.id in entered or t.id not in used)
        )


__all__ = ["Exit", "Need", "Perception", "Promise", "RoofPair", "Segment", "ServiceMap", "Text", "Zone"]
