"""Makes the pictures of the README and the tutorial anew, in both languages: `python docs/pictures.py`.

`--check` says whether they are current (exit 1 when not): they are the same bytes on every machine.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from blueprint.cli.main import main as main_command
from blueprint.wording import LANGUAGES, Language

DOCS = Path(__file__).parent
HALL = DOCS.parent / "maps" / "branch-visitor-routing.blueprint.yaml"
_MAP = re.compile(r"^```yaml \S+\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def pictures() -> Iterator[tuple[Path, bytes]]:
    """File to bytes."""
    for language in LANGUAGES:
        ending = ".zh" if language == "zh" else ""
        yield DOCS / f"branch-visitor-routing{ending}.png", drawn(HALL.read_text("utf-8"), language, "2")
        page = (DOCS / f"tutorial{ending}.md").read_text(encoding="utf-8")
        yield DOCS / f"tutorial{ending}.png", drawn(_MAP.findall(page)[-1], language, "1.5")


def drawn(text: str, language: Language, scale: str) -> bytes:
    """A map as PNG."""
    with TemporaryDirectory() as folder:
        made, picture = Path(folder, "map.blueprint.yaml"), Path(folder, "map.png")
        made.write_text(text, encoding="utf-8")
        main_command(["render", str(made), "--texts", language, "--scale", scale, "--output", str(picture)])
        return picture.read_bytes()


def main() -> int:
    """Write or check."""
    stale = [(path, made) for path, made in pictures() if not path.is_file() or path.read_bytes() != made]
    for path, made in stale:
        if "--check" in sys.argv:
            print(f"stale: {path.relative_to(DOCS.parent)}", file=sys.stderr)
        else:
            path.write_bytes(made)
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
