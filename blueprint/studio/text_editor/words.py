"""What the text editor says, in both languages; CodeMirror's own phrases are keyed by their English."""

from __future__ import annotations

from blueprint.wording import Wording

WORDS: dict[str, Wording] = {
    "label": Wording("Text of the service map, YAML", "服务地图文本（YAML）"),
    "save": Wording("Save", "保存"),
    "phrase:Find": Wording("Find", "查找"),
    "phrase:Replace": Wording("Replace", "替换"),
    "phrase:next": Wording("next", "下一个"),
    "phrase:previous": Wording("previous", "上一个"),
    "phrase:all": Wording("all", "全部"),
    "phrase:match case": Wording("match case", "区分大小写"),
    "phrase:by word": Wording("by word", "全字匹配"),
    "phrase:regexp": Wording("regexp", "正则表达式"),
    "phrase:replace": Wording("replace", "替换"),
    "phrase:replace all": Wording("replace all", "全部替换"),
    "phrase:close": Wording("close", "关闭"),
    "phrase:current match": Wording("current match", "当前匹配"),
    "phrase:replaced $ matches": Wording("replaced $ matches", "已替换 $ 处"),
    "phrase:replaced match on line $": Wording("replaced match on line $", "已替换第 $ 行的匹配"),
    "phrase:on line": Wording("on line", "所在行"),
    "phrase:Go to line": Wording("Go to line", "转到行"),
    "phrase:go": Wording("go", "转到"),
    "phrase:Completions": Wording("Completions", "补全"),
    "phrase:Diagnostics": Wording("Findings", "检查结果"),
    "phrase:No diagnostics": Wording("No findings", "没有检查结果"),
    "phrase:Fold line": Wording("Fold line", "折叠"),
    "phrase:Unfold line": Wording("Unfold line", "展开"),
    "phrase:folded code": Wording("folded lines", "已折叠"),
    "phrase:unfold": Wording("unfold", "展开"),
    "phrase:to": Wording("to", "到"),
    "phrase:Control character": Wording("Control character", "控制字符"),
    "phrase:Selection deleted": Wording("Selection deleted", "已删除所选内容"),
}
