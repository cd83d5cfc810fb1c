"""BPMN files as text, and the maps they become."""

from pathlib import Path

from blueprint.importing.lanes import Lanes
from blueprint.importing.readers.bpmn import read
from blueprint.model.loader import loads
from blueprint.source.writer import yaml_text

HEAD = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">'


def back(raw: bytes | str, folder: Path, lanes: dict[str, str] | None = None):
    """The map of a file's bytes, and the notes in English."""
    file = folder / "x.bpmn"
    file.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    made = read(file, Lanes(lanes))
    return loads(yaml_text(made.data)).map, [note.en for note in made.notes]


def process(*elements: str) -> str:
    return f'{HEAD}<process id="p" name="Repairs">{"".join(elements)}</process></definitions>'


def pools(messages: str, **parts: str) -> str:
    """A file of pools by name; a pool without elements is a black box. Ids: `pool-NAME`, `process-NAME`."""
    shown = "".join(
        f'<participant id="pool-{name}" name="{name}"'
        + (f' processRef="process-{name}"/>' if inner else "/>")
        for name, inner in parts.items()
    )
    inside = "".join(
        f'<process id="process-{name}">{inner}</process>' for name, inner in parts.items() if inner
    )
    return f'{HEAD}<collaboration id="c">{shown}{messages}</collaboration>{inside}</definitions>'


def message(source: str, target: str, name: str = "") -> str:
    return f'<messageFlow id="m-{source}-{target}" name="{name}" sourceRef="{source}" targetRef="{target}"/>'


def flows(*pairs: str) -> str:
    """Flows written as `a>b` or `a>b>name`."""
    made = []
    for number, pair in enumerate(pairs):
        source, target, *name = pair.split(">")
        made.append(
            f'<sequenceFlow id="f{number}-{source}-{target}" sourceRef="{source}" targetRef="{target}" name="{"".join(name)}"/>'
        )
    return "".join(made)


def laned(**lanes: str) -> str:
    """A lane set; lane name to the ids in it."""
    inner = "".join(
        f'<lane id="lane-{number}" name="{name}">'
        + "".join(f"<flowNodeRef>{id_}</flowNodeRef>" for id_ in ids.split())
        + "</lane>"
        for number, (name, ids) in enumerate(lanes.items())
    )
    return f'<laneSet id="lanes">{inner}</laneSet>'
