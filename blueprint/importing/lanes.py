"""Which of the five lanes a name in a foreign file means, by rules a person can read.

A name is one part, or several with `·`, `/`, `|` or a line break between. The first part that decides, decides:

1. what `--lanes` says of the name;
2. the name of one of the five lanes, or another word for one (`Onstage`, 可见);
3. a word for customers, and nothing else: `Client`, 顾客. A word inside a name says nothing: a `Client advisor` and
   a 客户经理 are staff;
4. how the name ends: `Call centre agent` and 柜员 meet customers, a 系统 supports; then how it begins: 后台财务.

A lane of the five with a part behind a `/` (`Frontstage/Teller`, 前台/导服) is that part of it. Of everything else nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from blueprint.importing.traditional import simplified
from blueprint.model.names import LANE_NAMES, Lane
from blueprint.wording import Wording

_APART = re.compile(r"\s*(?:[·|/／、\n]|<br>)\s*")
_ASIDE = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]|\(s\)")
_SPACE = re.compile(r"[\s_\-–—]+")
_OTHER: dict[Lane, str] = {
    Lane.EVIDENCE: "evidence, physical evidence, tangibles, props, touchpoints, touch points, touchpoint, artefacts, artifacts, "
    "有形展示, 物证, 有形证据, 展示, 触点",
    Lane.CUSTOMER: "customer actions, customer action, customer journey, user actions, user journey, client actions, guest actions, "
    "patient actions, customer activities, customer steps, customer, 客户行为, 顾客行为, 用户行为, 客户动作, 用户动作, 客户旅程, 用户旅程, 客户活动",
    Lane.FRONTSTAGE: "frontstage, front stage, frontstage actions, frontstage interactions, onstage, on stage, onstage actions, visible, "
    "visible staff, visible contact employee actions, onstage contact employee actions, front, frontline, front line, "
    "visible actions, visible contact, visible employee actions, visible contact actions, frontstage technology, onstage technology, frontstage staff, frontstage employee actions, front of stage, front of house, "
    "前台, 前台行为, 前台可见, 可见, 台前, 前台员工, 前台人员, 前台员工行为, 前台人员行为, 前台服务, 前台活动, 前台交互, 前台互动",
    Lane.BACKSTAGE: "backstage, back stage, backstage actions, backstage interactions, invisible, invisible staff, back, "
    "invisible contact, invisible employee actions, invisible contact actions, "
    "invisible contact employee actions, backstage contact employee actions, invisible actions, backstage technology, backstage staff, back of stage, back of house, offstage, off stage, "
    "backstage employee actions, 后台员工, 后台人员, 后台员工行为, 后台人员行为, 后台服务, 后台活动, 后台, 后台行为, 后台不可见, 不可见, 幕后",
    Lane.SUPPORT: "support, support process, support processes, support systems, supporting processes, systems, it, "
    "后台支持, 后台支撑, 后台系统, support activities, support actions, internal support, 支援, 支援流程, 支援过程, 支援系统, 支持活动, 支持行为, 支撑系统, 支撑流程, 内部支持, "
    "支持, 支撑, 支持过程, 支持流程, 支持系统, 支撑过程",
}
_CUSTOMERS = (
    "customer, client, user, end user, patient, guest, visitor, citizen, resident, passenger, traveller, traveler, caller, buyer, "
    "shopper, consumer, subscriber, applicant, claimant, borrower, policyholder, tenant, kunde, kundin, gast, antragsteller, besteller, "
    "cliente, usager, usuario, paciente, klient, klant, 客户, 顾客, 用户, 患者, 病人, 旅客, 乘客, 市民, 居民, 群众, 访客, 来访者, "
    "来电人, 客人, 消费者, 申请人, 办事人, 业主, 买家, 会员, 客户方, 用户方"
)
_ENDS: tuple[tuple[Lane, str], ...] = (
    (
        Lane.FRONTSTAGE,
        (
            "agent, advisor, adviser, receptionist, reception, cashier, teller, waiter, waitress, barista, concierge, front desk, "
            "front office, help desk, helpdesk, service desk, support desk, information desk, reception desk, cash desk, check in desk, enquiry desk, counter, call centre, call center, "
            "contact centre, contact center, hotline, customer service, customer services, service representative, sales representative, customer support, customer care, "
            "sales assistant, shop assistant, 前台, 柜台, 柜面, 柜员, 窗口, 大堂, 大堂经理, 大堂助理, 客户经理, 客服, 客服专员, 客服代表, "
            "客服人员, 客服部, 客户服务, 客户服务部, 客户服务中心, 坐席, 座席, 导服, 导购, 店员, 收银员, 服务员, 营业员, 接待, 接待员, 服务台, "
            "咨询台, 分诊台, 热线"
        ),
    ),
    (
        Lane.SUPPORT,
        "system, platform, database, server, software, application, app, website, robot, bot, 系统, 平台, 数据库, 服务器, 软件, 机器人",
    ),
    (
        Lane.BACKSTAGE,
        "back office, backoffice, backend, back end, warehouse, kitchen, 后台, 仓库, 库房, 后厨, 厨房, 后勤, 中台",
    ),
)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",")]


_OURS: dict[str, Lane] = {
    known.casefold(): lane
    for lane, name in LANE_NAMES.items()
    for known in (lane.value, name.en, name.zh, _ASIDE.sub("", name.zh))
} | {"客户": Lane.CUSTOMER, "支持": Lane.SUPPORT}
"""What maps and their drawings call lanes."""
_NAMES: dict[str, Lane] = {
    **_OURS,
    **{word: lane for lane, words in _OTHER.items() for word in _words(words)},
    **dict.fromkeys(_words(_CUSTOMERS), Lane.CUSTOMER),
}
_KIND = re.compile(
    r"(.+?)\s*[(（](?:people|staff|technology|systems?|visible|invisible|人|人员|技术|系统|可见|不可见)[)）]"
)
"""A lane and what kind of things stand in it."""
_ALSO_PARTS = frozenset(("it", "systems", "support systems"))
"""Words for a lane that people call a part of it too."""
_WHO = frozenset(_words(_CUSTOMERS))
_ENDINGS = sorted(
    ((word, lane) for lane, words in _ENDS for word in _words(words)), key=lambda pair: -len(pair[0])
)


_BEGINNINGS: tuple[tuple[str, Lane], ...] = (
    *((word, Lane.FRONTSTAGE) for word in ("前台", "frontstage ", "front office ")),
    *((word, Lane.BACKSTAGE) for word in ("后台", "backstage ", "back office ")),
)
"""Who works there: 后台财务, `Back office clerk`."""


class Lanes:
    """What a person said of the lanes of a file (`said`: name to lane), and the names in doubt that came up."""

    def __init__(self, said: Mapping[str, str] | None = None) -> None:
        self.said = {_plain(name): lane for name, lane in (said or {}).items()}
        self._names = {_plain(name): name for name in said or ()}
        self._asked: set[str] = set()
        self.doubts: dict[str, str] = {}
        """Names that say nothing, each with the lane that was taken."""

    def of(self, *names: str) -> str | None:
        """The lane that the first name that decides means; None: nobody knows."""
        for name in filter(None, names):
            self._asked.add(_plain(name))
            if name.partition("/")[0] in list(Lane):
                return name  # as a map writes it, a part of a lane too
            if found := self.said.get(_plain(name)) or _part(name) or known_lane(name):
                return str(found)
        return None

    def doubt(self, name: str, lane: str) -> list[Wording]:
        """Remember that a lane was taken for a name that says nothing; the first time, the question about it."""
        new = name not in self.doubts
        self.doubts.setdefault(name, lane)
        return [_DOUBT.filled(name=name, lane=lane)] if new else []

    @property
    def unused(self) -> list[str]:
        """Names that a person said and the file has not."""
        return [name for plain, name in self._names.items() if plain not in self._asked]


NOT_FOUND = Wording(
    "the lanes given name {names}, which the file has not",
    "给出的泳道中有 {names}，文件中没有",
)
_DOUBT = Wording(
    "which of the five lanes is {name!r}? Its touchpoints stand in {lane}; --lanes FILE with a line `{name}: LANE` says it",
    "{name!r} 是五个泳道中的哪一个？其触点放在 {lane}；可用 --lanes 文件，其中写一行 `{name}: 泳道`",
)


def known_lane(name: str) -> Lane | None:
    """The lane that a name means, in Chinese or English; None: it does not say.

    >>> known_lane("客户"), known_lane("客户经理"), known_lane("Customer onboarding")
    (<Lane.CUSTOMER: 'customer'>, <Lane.FRONTSTAGE: 'frontstage'>, None)
    """
    parts = dict.fromkeys((_plain(name), *(_plain(part) for part in _APART.split(name))))
    return next((lane for part in parts if (lane := _lane_of(part))), None)


def is_lane_name(name: str) -> bool:
    """Whether a name only says which of the five lanes it is, and not who stands there."""
    plain = _plain(name)
    if (aside := _KIND.fullmatch(plain)) and aside[1].strip() in _NAMES:
        return True
    return any(
        _NAMES.get(part) is not None and part not in _WHO
        for part in (plain, *(_plain(p) for p in _APART.split(name)))
    )


def _part(name: str) -> str | None:
    """A part of a lane, as the map format writes it but in people's words: `前台/导服`."""
    lane, slash, part = (text.strip() for text in name.replace("／", "/").partition("/"))
    whole = next((_OURS[word] for word in map(_plain, _APART.split(lane)) if word in _OURS), None)
    again = _plain(part) not in _ALSO_PARTS and _NAMES.get(_plain(part)) is not None
    if not whole or not part or "/" in part or again:
        return None
    return f"{whole}{slash}{part}"


def _plain(name: str) -> str:
    return _SPACE.sub(" ", simplified(name)).strip(" .:：").casefold()


def _lane_of(plain: str) -> Lane | None:
    bare = _SPACE.sub(" ", _ASIDE.sub("", plain)).strip()
    for name in (plain, bare, bare.removeprefix("the ")):
        if found := _NAMES.get(name) or _NAMES.get(name.removesuffix("s")):
            return found
    for word, lane in _ENDINGS:
        for here in (bare, bare.removesuffix("s")):
            if here.endswith(word) and (not word[0].isascii() or f" {here}".endswith(f" {word}")):
                return lane
    return next((lane for word, lane in _BEGINNINGS if bare.startswith(word)), None)
