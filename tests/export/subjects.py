"""Maps to export: the repository's, one whose texts try to break out, and one that is large."""

from functools import cache
from pathlib import Path

from blueprint.draw.shapes import PictureLanguage
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.lint.context.project import Project
from blueprint.lint.run.engine import context_of
from blueprint.model.loader import load

MAPS = Path(__file__).parents[2] / "maps"
HOSTILE = (
    "<script>document.title='owned'</script>",
    "]]></script><img src=x onerror=alert(1)>",
    "=cmd|'/c calc'!A1",
    "../../x",
    "长" * 1000 + " " + "long" * 250,
    "\u2028\u2029 & \" ' \u202e ${x} {{y}}",
)


def subject_of(path: Path, texts: PictureLanguage = "both") -> Subject:
    return Subject(_analysis_of(path), texts)


def _analysis_of(path: Path) -> Analysis:
    loaded = load(str(path))
    assert loaded.map is not None, loaded
    return Analysis(context_of(loaded, Project.around(loaded)).map)


_shipped = cache(_analysis_of)


def repository(name: str, texts: PictureLanguage = "both") -> Subject:
    return Subject(_shipped(MAPS / f"{name}.blueprint.yaml"), texts)


def hostile(folder: Path) -> Subject:
    """Every text of the map is one of the hostile ones."""
    import json

    def text(i: int) -> str:
        return json.dumps(HOSTILE[i % len(HOSTILE)])

    lines = ["blueprint: 1", f"title: {text(0)}", f"purpose: {text(1)}", f"owner: {text(3)}", "touchpoints:"]
    for i in range(len(HOSTILE)):
        way = f"next: {{t{i + 1}: 100%}}" if i + 1 < len(HOSTILE) else "end: served"
        lane = ("customer", "frontstage", "backstage")[i % 3]
        lines += [
            f"  t{i}:",
            f"    lane: {lane}",
            f"    title: {text(i)}",
            f"    phase: help\n    role: {text(i + 1)}",
            "    time: 60s",
            "    emotion: 1" if lane != "backstage" else "    map: other",
            f"    script: [{text(i + 2)}]",
            f"    evidence: [{text(i + 3)}]",
            f"    contact: {{steps: [{text(i)}], explanation: {text(i + 4)}}}",
            f"    {way}",
        ]
    path = folder / "hostile.blueprint.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return subject_of(path)


def large(folder: Path, count: int = 120) -> Subject:
    """A long way through all lanes, with ways back and out."""
    lines = ["blueprint: 1", "title: {zh: 大地图, en: Large map}", "touchpoints:"]
    for i in range(count):
        lane = ("customer", "frontstage", "backstage")[i % 3]
        back = f", t{i - 4}: 20%" if i > 5 and i % 3 == 0 else ""
        share = "80%" if back else "100%"
        ways = f"next: {{t{i + 1}: {share}{back}}}" if i + 1 < count else "end: served"
        lines.append(
            f"  t{i}: {{lane: {lane}, title: {{zh: 触点第{i}号, en: Touchpoint number {i}}}, time: 60s, {ways}}}"
        )
    path = folder / "large.blueprint.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return subject_of(path)
