"""Builds the documentation site in both languages into build/site: `make site`.

Strict: a warning of the generator, a link that leads nowhere, a file from elsewhere or a page without its twin ends it
with exit code 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pages.common import DOCS, ROOT
from website.gallery import gallery_files, map_names
from website.links import broken
from website.settings import settings
from website.tree import files, texts
from website.trying import TRY, offered

from blueprint.wording import LANGUAGES, Language

WORK = ROOT / "build" / "site-source"
SITE = ROOT / "build" / "site"
OURS = ("site.css", "site.js")
PLAYGROUND = ROOT / "build" / "playground"
"""What `make playground` has made: where it is there, the site offers it."""


def written(language: Language) -> set[str]:
    """The sources of one language on the disk; the names of its pages."""
    folder = WORK / language / "docs"
    shutil.rmtree(folder.parent, ignore_errors=True)
    made = texts(language)
    if PLAYGROUND.is_dir():
        made = {name: offered(name, text, language) for name, text in made.items()}
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    copies = {name: DOCS / name for name in files()} | {name: DOCS / "website" / name for name in OURS}
    copies |= {place: ROOT / source for name in map_names() for place, source in gallery_files(name).items()}
    for name, source in copies.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / name)
    (folder.parent / "mkdocs.yml").write_text(settings(language, set(made)), encoding="utf-8")
    return set(made)


def built(language: Language) -> bool:
    """Whether the generator had nothing to complain of."""
    beside = Path(sys.executable).with_name("zensical")
    generator = str(beside) if beside.exists() else shutil.which("zensical")
    if generator is None:
        print("blueprint: the site needs zensical; `make site` installs it", file=sys.stderr)
        return False
    command = [
        generator,
        "build",
        "--strict",
        "--clean",
        "--config-file",
        str(WORK / language / "mkdocs.yml"),
    ]
    done = subprocess.run(
        command,
        cwd=WORK / language,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
    said = done.stdout + done.stderr
    if done.returncode or "warning" in said.lower():
        print(said, file=sys.stderr)
        return False
    shutil.copytree(WORK / language / "site", SITE / "zh" if language == "zh" else SITE)
    return True


def main() -> int:
    """English first: the Chinese site lies inside it."""
    shutil.rmtree(SITE, ignore_errors=True)
    english, chinese = (written(language) for language in LANGUAGES)
    if english != chinese:
        print(f"without a twin: {sorted(english ^ chinese)}", file=sys.stderr)
        return 1
    if not all(built(language) for language in LANGUAGES):
        return 1
    if PLAYGROUND.is_dir():
        shutil.copytree(PLAYGROUND, SITE / TRY)
    wrong = list(broken(SITE))
    print("\n".join(wrong), file=sys.stderr)
    print(f"blueprint: {len(english)} pages in each language; open {(SITE / 'index.html').relative_to(ROOT)}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
