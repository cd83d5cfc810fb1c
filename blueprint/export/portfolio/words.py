"""What the index page says, in both languages."""

from __future__ import annotations

from blueprint.wording import Wording

TITLE = Wording("Service maps", "服务地图")
SEARCH = Wording("Search maps, touchpoints, systems", "搜索地图、触点、系统")
LANGUAGE = Wording("Language", "语言")
MAPS = Wording("Maps", "地图")
MAP = Wording("map", "地图")
FINDINGS = Wording("findings", "检查结果")
NO_FINDING = Wording("none", "无")
SOME_ERRORS = Wording("{findings}, of them {errors} errors", "{findings} 条，其中 {errors} 条错误")
MOMENTS = Wording("moments of truth", "关键时刻")
REMEMBERED = Wording("remembered", "记忆体验")
FROM_TO = Wording("{low} to {high}", "{low} 至 {high}")
TIME = Wording("mean time", "平均耗时")
PROMISES = Wording("promises", "承诺")
KEPT = Wording("{kept} of {all} kept", "{all} 个中兑现 {kept} 个")
NO_PROMISE = Wording("none", "无")
UNKNOWN = Wording("unknown", "未知")
CASE = Wording("case: what happened", "案例：实际经过")
NO_FIGURES = Wording("has errors: drawn without figures", "有错误：只绘图，不含数字")
NOT_READ = Wording("could not be read as a map", "无法作为地图读取")
INSIDE = Wording("Maps within maps", "地图中的地图")
INSIDE_NOTE = Wording(
    "An arrow leads from a map to the map that one of its touchpoints stands for; a dashed one from a case to the "
    "map that shows how it should go.",
    "箭头从一张地图指向其触点所代表的地图；虚线从案例指向应有做法的地图。",
)
HOLDS = Wording("holds", "包含")
BETTER = Wording("should go as in", "应如")
SYSTEMS = Wording("What moments of truth depend on", "关键时刻所依赖的支持系统")
SYSTEMS_NOTE = Wording(
    "Support touchpoints of the same title are one system. It carries a moment of truth that names it, or something "
    "that depends on it, under `uses`.",
    "标题相同的支持触点视为同一系统；关键时刻在 `uses` 中直接或间接依赖它，即由它支撑。",
)
SYSTEM = Wording("system", "支持系统")
CARRIES = Wording("moments of truth it carries", "所支撑的关键时刻")
CARRIES_NONE = Wording("none", "无")
COUNT = Wording("{moments} in {maps} maps", "{maps} 张地图中 {moments} 个")
COUNT_ONE = Wording("{moments} in 1 map", "1 张地图中 {moments} 个")
