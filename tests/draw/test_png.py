"""PNG by resvg; without a Chinese font people are told."""

import struct

from blueprint.draw import lay_out, png, svg
from blueprint.draw.text.fonts import find_chinese_font
from tests.draw.generate import service_map

PICTURE = svg(lay_out(service_map(5)))


def size(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_png_has_the_pictures_size_times_the_scale():
    one, two = size(png(PICTURE)[0]), size(png(PICTURE, scale=2)[0])
    layout = lay_out(service_map(5))
    assert abs(one[0] - layout.width) <= 1 and abs(one[1] - layout.height) <= 1
    assert abs(two[0] - 2 * layout.width) <= 2


def test_without_a_chinese_font_people_are_told(monkeypatch):
    monkeypatch.setattr("blueprint.draw.raster.find_chinese_font", lambda: None)
    data, (notice,) = png(PICTURE)
    assert size(data) and "Noto Sans CJK" in notice.en and "Noto Sans CJK" in notice.zh
    assert png('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>abc</text></svg>')[1] == ()


def test_a_font_is_looked_for_in_folders_too(monkeypatch, tmp_path):
    (tmp_path / "NotoSansCJK-Regular.ttc").touch()
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("blueprint.draw.text.fonts._folders", lambda: (tmp_path / "none", tmp_path))
    find_chinese_font.cache_clear()
    assert find_chinese_font() == str(tmp_path / "NotoSansCJK-Regular.ttc")
    find_chinese_font.cache_clear()
