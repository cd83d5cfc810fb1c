"""`python -m blueprint.preview.playground OUT NODE MAPS`, as `make playground` runs it."""

import sys
from pathlib import Path

from blueprint.preview.playground.building import CannotBuild, build

try:
    lacking = build(*map(Path, sys.argv[1:4]))
except CannotBuild as error:
    sys.exit(f"blueprint: {error}")
without = f"; without {', '.join(lacking)}, so it has no figures and says so" if lacking else ""
print(f"{sys.argv[1]}/index.html is the playground{without}. Any web server can give the folder out.")
