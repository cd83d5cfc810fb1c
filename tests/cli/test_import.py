"""`import -o` writes a map, and never in the place of another one unless it is told to."""

from pathlib import Path

from tests.run import run

TABLE = "id,lane,title,end\nenter,customer,Enter,served\n"


def files(folder: Path) -> tuple[Path, Path]:
    table, out = folder / "t.csv", folder / "m.blueprint.yaml"
    table.write_text(TABLE, encoding="utf-8")
    return table, out


def test_a_map_that_is_there_stays(tmp_path: Path) -> None:
    table, out = files(tmp_path)
    out.write_text("# my map\nblueprint: 1\n", encoding="utf-8")
    done = run("import", table, "-o", out)
    assert done.code == 2
    assert done.stderr == f"blueprint: {out} is there already; give another name, or --force to replace it\n"
    assert out.read_text("utf-8") == "# my map\nblueprint: 1\n"
    assert "已存在；请换一个文件名" in run("import", table, "-o", out, "--lang", "zh").stderr


def test_force_replaces_it(tmp_path: Path) -> None:
    table, out = files(tmp_path)
    out.write_text("blueprint: 1\n", encoding="utf-8")
    assert run("import", table, "-o", out, "--force").code == 0
    assert "enter:" in out.read_text("utf-8")


def test_the_same_again_and_an_empty_file_lose_nothing(tmp_path: Path) -> None:
    table, out = files(tmp_path)
    out.touch()
    assert run("import", table, "-o", out).code == 0
    assert run("import", table, "-o", out).code == 0


def test_the_studio_and_the_command_give_the_same_map(tmp_path: Path) -> None:
    from blueprint.studio.state import shelf
    from blueprint.studio.state.folder import MapsFolder

    table, out = files(tmp_path)
    run("import", table, "-o", out)
    folder = MapsFolder(tmp_path / "maps")
    folder.root.mkdir()
    name, notes = shelf.bring_in(folder, "t.csv", table.read_bytes())
    assert (folder.read(name).text, notes) == (out.read_text("utf-8"), [])
