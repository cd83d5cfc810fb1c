"""The way to the playground: from the first page, and from the page of each map with that map in it."""

from __future__ import annotations

import posixpath

from blueprint.wording import Language, Wording
from website.tree import HOME

TRY = "try"
"""Where on the site the playground stands, once for both languages."""
_HERE = Wording("Try it in the browser, with nothing installed", "在浏览器中试用，无需安装")
_THIS = Wording("Change this map in the browser", "在浏览器中修改这张地图")


def offered(name: str, text: str, language: Language) -> str:
    """A page with its way to the playground below its title; other pages as they are.

    Links are those of the page as a file: the generator makes of them what leads there from the page of the site.
    """
    folder, file = posixpath.split(name)
    if name == HOME:
        up, said, query = "", _HERE, []
    elif folder == "gallery":
        up, said, query = "../", _THIS, [f"map={file.removesuffix('.md')}"]
    else:
        return text
    if language == "zh":
        up, query = f"../{up}", [*query, "lang=zh"]
    address = f"{up}{TRY}/{'?' if query else ''}{'&amp;'.join(query)}"
    title, rest = text.split("\n", 1)
    return f'{title}\n\n<p><a class="md-button" href="{address}">{said[language]}</a></p>\n{rest}'
