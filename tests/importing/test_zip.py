"""A packed folder of CSV tables: what the studio gives out is read again; what is damaged or too large is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from blueprint.importing.packed import MOST
from blueprint.model.loader import load, loads
from blueprint.studio.exporting import made_of
from blueprint.studio.state.facts import Facts
from tests.run import run

MAPS = Path(__file__).parents[2] / "maps"
ROWS = "id,lane,title\na,customer,A\nb,frontstage,B\n"


def packed(**files: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def test_the_studio_reads_what_it_gives_out(tmp_path: Path) -> None:
    text = (MAPS / "corner-shoeshine.blueprint.yaml").read_text(encoding="utf-8")
    given = tmp_path / "corner-shoeshine.zip"
    given.write_bytes(made_of(Facts("corner-shoeshine.blueprint.yaml", text), "csv", "all", "zh")())
    done = run("import", given)
    made = loads(done.stdout).map
    shipped = load(MAPS / "corner-shoeshine.blueprint.yaml").map
    assert made is not None
    assert shipped is not None
    assert list(made.touchpoints) == list(shipped.touchpoints)
    assert [t.ways for t in made.touchpoints.values()] == [t.ways for t in shipped.touchpoints.values()]


def test_folders_and_what_a_mac_adds_do_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "t.zip"
    file.write_bytes(
        packed(
            **{
                "t/touchpoints.csv": ROWS,
                "__MACOSX/t/._touchpoints.csv": "\x05",
                "t/._x.csv": "\x05",
                "t/readme.txt": "x",
            }
        )
    )
    made = loads(run("import", file).stdout).map
    assert made is not None
    assert list(made.touchpoints) == ["a", "b"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"no archive", "is no ZIP (.zip, with CSV tables) file"),
        (packed(**{"x.txt": "x"}), "is no ZIP (.zip, with CSV tables) file"),
        (packed(**{"a/touchpoints.csv": ROWS, "b/touchpoints.csv": ROWS}), "two tables called touchpoints"),
        (packed(**{"touchpoints.csv": "0" * (MOST + 1)}), "larger than 32 MB unpacked"),
        (packed(**{"../touchpoints.csv": "what,else\n1,2\n"}), "t.zip names no touchpoints"),
        (packed(**{"touchpoints.csv": ROWS})[:-30], "is no ZIP (.zip, with CSV tables) file"),
    ],
)
def test_what_is_no_packed_folder_of_tables(raw: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "t.zip"
    file.write_bytes(raw)
    done = run("import", file)
    assert done.code in (1, 2)
    assert said in done.stderr
    assert "should not have happened" not in done.stderr
