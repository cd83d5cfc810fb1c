"""The fonts that come along: what they can draw, that they are asked first, and what is said where they end."""

import os
import re
import struct
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.draw import lay_out, png, svg
from blueprint.draw.fonts import choice
from blueprint.draw.fonts.choice import LOST, OWN, characters_of, fonts_for, own_family
from blueprint.draw.fonts.font_file import UnreadableFont, characters_in, family_of
from blueprint.draw.theme.theme import FONTS
from blueprint.model.loader import load
from tests.run import run

ROOT = Path(__file__).parents[2]
REGULAR, BOLD, SIGNS = OWN
NAMES = "喆堃镕祎玥珺昇翀旸昉煊焱燚𬭎𬱖䶮"
"""Characters of names that GB 2312 lacks; the last three lie beyond GBK."""
TRADITIONAL = "營業廳客戶動線體驗觸點評價櫃檯預約辦理臺灣龍龜鬱灣籲"
DRAWN = (
    "blueprint/draw",
    "blueprint/export",
    "blueprint/packs",
    "blueprint/figures",
    "maps",
    "docs/templates",
)
"""Where texts and signs of pictures are written."""
MAP = """blueprint: 1
title: Post office
touchpoints:
  queue: {lane: customer, title: Wait 👍, time: 1m, next: desk}
  desk: {lane: frontstage, title: Desk, time: 1m, emotion: 1, script: ["ขอบคุณ"], end: served}
"""


def encoded(codec: str) -> str:
    """Every character of a two-byte encoding."""
    pairs = (bytes((a, b)) for a in range(0x81, 0xFF) for b in range(0x40, 0xFF))
    return "".join(pair.decode(codec, errors="ignore") for pair in pairs)


def picture(text: str, weight: int = 400) -> str:
    family = f'font-family="{own_family()}" font-weight="{weight}" font-size="20"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30" width="60" height="30">'
        f'<text x="5" y="22" {family}>{text}</text></svg>'
    )


@pytest.fixture
def bare_machine(monkeypatch):
    monkeypatch.setattr(choice, "machine_fonts", lambda: ())


def test_regular_has_all_of_gbk_and_traditional_chinese_and_names() -> None:
    wanted = {c for c in encoded("gbk") if c.isprintable()} | set(NAMES) | set(TRADITIONAL)
    assert len(wanted) > 21_000
    lacking = wanted - characters_in(REGULAR, wanted) - characters_in(SIGNS, wanted)
    assert not lacking


def test_bold_has_gb_2312_and_names() -> None:
    wanted = {c for c in encoded("gb2312") if c.isprintable()} | set(NAMES[:13])
    assert not wanted - characters_in(BOLD, wanted)


def test_every_character_that_pictures_use_is_in_a_font_that_comes_along() -> None:
    used: dict[str, str] = {}
    for folder in DRAWN:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".toml", ".yaml", ".txt", ".md"):
                used |= dict.fromkeys(path.read_text(encoding="utf-8"), path.name)
    needed = characters_of(f"<text>{''.join(used).replace('<', '')}</text>")
    lacking = needed - set().union(*(characters_in(font, needed) for font in OWN))
    assert not {char: used[char] for char in lacking}


def test_the_family_of_pictures_is_the_name_in_the_file() -> None:
    assert own_family() == family_of(BOLD) == FONTS.split(", ")[0]


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("char", [*NAMES, *TRADITIONAL[:6], *"aÉ★↺⇥✗←→≤≥·…—「》１Ａ"])
def test_a_character_is_drawn_neither_blank_nor_as_a_box(char: str, weight: int, bare_machine: None) -> None:
    drawn, missing = png(picture(char, weight))
    assert not missing
    assert drawn not in (png(picture(" ", weight))[0], png(picture(LOST, weight))[0])


def test_bold_is_bold() -> None:
    assert png(picture("柜台", 700))[0] != png(picture("柜台"))[0]


PAINT = """import sys; sys.stdin.reconfigure(encoding='utf-8'); text = sys.stdin.read()
from blueprint.draw import png; import hashlib
data, missing = png(text); print(hashlib.sha256(data).hexdigest(), missing)"""


def test_a_picture_is_the_same_where_there_is_no_font(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>")
    loaded = load(str(ROOT / "maps" / "corner-shoeshine.blueprint.yaml"))
    assert loaded.map
    drawn = svg(lay_out(loaded.map))
    said = {
        subprocess.run(
            [sys.executable, "-c", PAINT],
            input=drawn.encode(),
            capture_output=True,
            check=True,
            cwd=ROOT,
            env=os.environ | extra,
        ).stdout
        for extra in ({}, {"FONTCONFIG_FILE": str(config), "HOME": str(tmp_path)})
    }
    assert len(said) == 1


def test_what_no_font_has_is_drawn_as_a_square_and_leaves_the_rest_whole(bare_machine: None) -> None:
    mixed = fonts_for(picture("👍ש⇥好"))
    assert mixed.files == OWN and mixed.missing == "ש👍" and not mixed.own
    assert png(picture("👍⇥好"))[0] == png(picture(f"{LOST}⇥好"))[0]


def test_a_font_of_the_machine_draws_what_ours_lack(monkeypatch, tmp_path) -> None:
    """Here ours lack the arrow, and the machine has the font of signs, twice."""
    ours = png(picture("⇥好"))[0]
    monkeypatch.setattr(choice, "OWN", (REGULAR, BOLD))
    fonts = tuple(tmp_path / name for name in ("signs-mono.ttf", "signs.ttf", "empty.ttf"))
    for path in fonts:
        path.write_bytes(b"" if path.stem == "empty" else SIGNS.read_bytes())
    monkeypatch.setattr(choice, "machine_fonts", lambda: fonts)
    found = fonts_for(picture("⇥好"))
    assert found.files == (REGULAR, BOLD, tmp_path / "signs.ttf")
    assert not found.missing and not found.own
    assert png(picture("⇥好"))[0] == ours


@pytest.mark.parametrize("command", ["render", "export", "build"])
def test_a_warning_names_the_touchpoints(command: str, tmp_path: Path, bare_machine: None) -> None:
    path = tmp_path / "post.blueprint.yaml"
    path.write_text(MAP, encoding="utf-8")
    words: tuple[str | Path, ...] = {
        "render": ("render", path, "-o", tmp_path / "post.png"),
        "export": ("export", path, "--to", "png,curve,house", "--out", tmp_path),
        "build": ("build", path, "--out", tmp_path),
    }[command]
    done = run(*words)
    (warning,) = [line for line in done.stderr.splitlines() if "no font here" in line]
    assert "👍 (U+1F44D)" in warning and "touchpoints: queue)" in warning
    assert "没有字体" in run("--lang", "zh", *words).stderr


def test_nothing_is_said_where_nothing_is_painted(tmp_path: Path, bare_machine: None) -> None:
    path = tmp_path / "post.blueprint.yaml"
    path.write_text(MAP, encoding="utf-8")
    assert "font" not in run("render", path, "-o", tmp_path / "post.svg").stderr


def test_characters_that_draw_nothing_need_no_font() -> None:
    assert characters_of("<text>a\u00ad\ufe0f\u200d\u3000&amp;</text><title>Ω</title>") == {
        "a",
        "\u3000",
        "&",
    }


def table(subtable: bytes, platform: int = 3, encoding: int = 1) -> bytes:
    """A font of nothing but a character map."""
    cmap = struct.pack(">HHHHI", 0, 1, platform, encoding, 12) + subtable
    return struct.pack(">IHHHH4sIII", 0x00010000, 1, 16, 0, 0, b"cmap", 0, 28, len(cmap)) + cmap


SEGMENTS = struct.pack(
    ">HHHHHHH3HH3H3h3HHHH",
    4, 46, 0, 6, 4, 1, 2,
    0x43, 0x62, 0xFFFF, 0,
    0x41, 0x61, 0xFFFF,
    -0x40, 0, 1,
    0, 4, 0,
    7, 0, 0,
)  # fmt: skip
"""A to C by difference; a and b by a list whose second glyph is missing (OpenType, cmap format 4)."""


@pytest.mark.parametrize(
    ("data", "wanted", "found"),
    [
        (table(SEGMENTS), "@ABCDab", "ABCa"),
        (table(struct.pack(">HHHHHHH", 6, 14, 0, 0x41, 2, 3, 0)), "@ABC", "A"),
        (table(struct.pack(">HHIIIIII", 12, 0, 28, 0, 1, 0x1F600, 0x1F601, 1), 3, 10), "😀😁😂", "😀😁"),
        (table(SEGMENTS, 1, 0), "AB", ""),
    ],
    ids=["segments", "trimmed", "groups", "no Unicode"],
)
def test_character_maps_are_read_as_opentype_has_them(
    data: bytes, wanted: str, found: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(data)
    assert characters_in(path, wanted) == set(found)


WHOLE = table(SEGMENTS)


@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6),
    st.integers(0, len(WHOLE)),
)
def test_a_broken_font_has_nothing_and_stops_nobody(tmp_path_factory, wrong, length) -> None:
    path = tmp_path_factory.getbasetemp() / "broken.ttf"
    data = bytearray(WHOLE)
    for place, byte in wrong:
        data[place] = byte
    path.write_bytes(data[:length])
    assert characters_in(path, "ABa") <= {"A", "B", "a"}
    with pytest.raises(UnreadableFont):
        family_of(path)


def test_a_wheel_brings_the_fonts_and_their_licence() -> None:
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = setup["tool"]["setuptools"]["package-data"]["blueprint"]
    packed = {path for pattern in patterns for path in (ROOT / "blueprint").glob(pattern)}
    assert {*OWN, choice.FOLDER / "OFL.txt"} <= packed
    assert setup["project"]["license"].endswith("AND OFL-1.1")
    assert "blueprint/draw/fonts/OFL.txt" in setup["project"]["license-files"]
    licence = (choice.FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert re.match(r"NotoSansCJKsc-Regular.otf.*\nCopyright 2014-2021 Adobe", licence)
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
