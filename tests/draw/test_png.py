"""PNG by resvg."""

import struct

from blueprint.draw import lay_out, png, svg
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
