"""Comment that waits for an answer.

What it does
    Reports comments that nobody has resolved. They are written in the studio and lie beside the map, those of
    `hall.blueprint.yaml` in `hall.comments.yaml`.

Why it matters
    A question that is still open says that a touchpoint is not agreed on. Before a map goes into use, turn the rule on
    and answer what is left: `blueprint lint --select open-comment`. It is off by default, for a map under work
    has open questions.

中文
    地图旁的评论文件（`hall.comments.yaml`）里还有未解决的评论。默认关闭；定稿前请打开此规则，逐条回复。
"""

from pathlib import Path

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.comments import comments_of
from blueprint.wording import Wording

rule = Rule("BP740", "open-comment", Severity.INFO, since="0.2")
_OPEN = Wording("{by} asks: {text}", "{by}：{text}")
_NOBODY = Wording("somebody", "有人")
_ANSWER = Wording("answer it, and resolve it in the studio", "请答复，并在工作室中标为已解决")


@rule.checks
def open_comments(context: Context) -> Hits:
    """Comments without an end."""
    for comment in comments_of(Path(context.loaded.source.path)):
        if comment.done:
            continue
        known = comment.on in context.map.touchpoints
        by = Wording(comment.by, comment.by) if comment.by else _NOBODY
        said = _OPEN.filled(by=by, text=comment.text)
        yield Hit(("touchpoints", comment.on) if known else ("title",), said, _ANSWER, at="key")
