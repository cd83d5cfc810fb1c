"""The maps that come with the package: those of `maps/` of the project, installed with it."""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".blueprint.yaml"
_DISTRIBUTION = "service-blueprint"


def shipped_maps() -> dict[str, Path]:
    """Id to file, by id: in a clone those of its folder `maps`, else those that were installed."""
    root = Path(__file__).parents[2]
    if (root / "pyproject.toml").is_file() and (root / "maps").is_dir():
        files = list((root / "maps").glob(f"*{SUFFIX}"))
    else:
        beside = root / "share" / _DISTRIBUTION / "maps"  # `pip install --target`
        files = list(beside.glob(f"*{SUFFIX}")) or _installed()
    return {path.name.removesuffix(SUFFIX): path for path in sorted(files)}


def _installed() -> list[Path]:
    """Installers put data files where each of them likes, and write down where."""
    from importlib.metadata import PackageNotFoundError, files

    try:
        listed = files(_DISTRIBUTION) or ()
    except PackageNotFoundError:
        return []
    found = (Path(str(f.locate())) for f in listed if f.name.endswith(SUFFIX) and f.parent.name == "maps")
    return [path for path in found if path.is_file()]
