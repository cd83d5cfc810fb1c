"""Picture that is not drawn.

What it does
    Reports a picture of a note, or an icon of a channel or a segment, whose file is not there, lies outside of the
    map's folder, is larger than 1 MB or 16 million pixels, is no picture, or is an SVG with parts that are left out.

Why it matters
    The rest of the blueprint is drawn without it, and nobody who looks at it sees what is missing. Pictures are taken
    into what is exported as plain pictures: without scripts, links, or what a camera wrote into them.

中文
    备注的图片、渠道或客群的图标无法绘制：文件不存在、在地图文件夹之外、超过 1 MB 或 1600 万像素、不是图片，或 SVG 中有不绘制的内容。其余部分照常绘制。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.pictures import not_drawn
from blueprint.wording import Wording

rule = Rule("BP113", "picture-not-drawn", Severity.WARNING, since="0.2")
_REST = Wording("{said}; the rest is drawn", "{said}；其余部分照常绘制")


@rule.checks
def pictures_not_drawn(context: Context) -> Hits:
    """Files that the map names."""
    for place, wrong in not_drawn(context.map):
        yield Hit(place, _REST.filled(said=wrong.wording), wrong.remedy)
