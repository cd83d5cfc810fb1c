"""The parts of a Visio file around its page, and the archive that holds them (MS-VSDX)."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN = "http://schemas.microsoft.com/office/visio/2012/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "http://schemas.microsoft.com/visio/2010/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.ms-visio.{}+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOMENT = (2020, 1, 1, 0, 0, 0)
FONT = "Microsoft YaHei"
"""Every Windows has it; elsewhere it is replaced."""
INCH = 96.0
"""CSS px to an inch."""
CONNECTOR = 2
"""The master of arrows: by it Visio leads them round boxes that are moved."""

_TYPES = f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/visio/document.xml" ContentType="{_TYPE.format("drawing.main")}"/>\
<Override PartName="/visio/masters/masters.xml" ContentType="{_TYPE.format("masters")}"/>\
<Override PartName="/visio/masters/master1.xml" ContentType="{_TYPE.format("master")}"/>\
<Override PartName="/visio/pages/pages.xml" ContentType="{_TYPE.format("pages")}"/>\
<Override PartName="/visio/pages/page1.xml" ContentType="{_TYPE.format("page")}"/></Types>"""


def cells(values: Mapping[str, object]) -> str:
    """Cells of a sheet, row or shape; a pair is a value and the formula behind it."""
    made = []
    for name, value in values.items():
        said, formula = value if isinstance(value, tuple) else (value, "")
        text = f"{said:.5f}".rstrip("0").rstrip(".") if isinstance(said, float) else str(said)
        made.append(
            f'<Cell N="{name}" V={quoteattr(text)}' + (f" F={quoteattr(formula)}" if formula else "") + "/>"
        )
    return "".join(made)


_PLAIN = {
    "EnableLineProps": 1, "EnableFillProps": 1, "EnableTextProps": 1, "HideForApply": 0,
    "LineWeight": 0.01, "LineColor": "#000000", "LinePattern": 1, "Rounding": 0, "EndArrowSize": 2, "BeginArrowSize": 2,
    "BeginArrow": 0, "EndArrow": 0, "LineCap": 0,
    "FillForegnd": "#ffffff", "FillBkgnd": "#000000", "FillPattern": 1, "ShdwPattern": 0,
    "LeftMargin": 0, "RightMargin": 0, "TopMargin": 0, "BottomMargin": 0, "VerticalAlign": 1,
    "TextBkgnd": 0, "TextDirection": 0, "DefaultTabStop": 0.5,
}  # fmt: skip
_LETTERS = {"Font": FONT, "AsianFont": FONT, "Color": "#000000", "Style": 0, "Size": 0.125, "LangID": "zh-CN"}


def _document() -> str:
    style = (
        f'<StyleSheet ID="0" NameU="No Style" Name="No Style">{cells(_PLAIN)}'
        f'<Section N="Character"><Row IX="0">{cells(_LETTERS)}</Row></Section>'
        f'<Section N="Paragraph"><Row IX="0">{cells({"HorzAlign": 1, "SpLine": -1.1})}</Row></Section></StyleSheet>'
    )
    return (
        f'<VisioDocument xmlns="{MAIN}" xmlns:r="{RELATED}"><DocumentSettings TopPage="0" DefaultTextStyle="0" DefaultLineStyle="0" '
        'DefaultFillStyle="0"><GlueSettings>9</GlueSettings><SnapSettings>65847</SnapSettings></DocumentSettings>'
        f"<StyleSheets>{style}</StyleSheets></VisioDocument>"
    )


def _masters() -> tuple[str, str]:
    sheet = (
        '<PageSheet LineStyle="0" FillStyle="0" TextStyle="0">'
        + cells({"PageWidth": 1, "PageHeight": 1})
        + "</PageSheet>"
    )
    masters = (
        f'<Masters xmlns="{MAIN}" xmlns:r="{RELATED}"><Master ID="{CONNECTOR}" NameU="Dynamic connector" Name="Dynamic connector" '
        f'IsCustomNameU="1" IsCustomName="1" MatchByName="0" IconUpdate="1">{sheet}<Rel r:id="rId1"/></Master></Masters>'
    )
    line = {"BeginX": 0, "BeginY": 0, "EndX": 1, "EndY": 1, "PinX": 0.5, "PinY": 0.5, "Width": 1, "Height": 1, "LocPinX": 0.5,
            "LocPinY": 0.5, "ObjType": 2, "GlueType": 2, "NoFill": 1}  # fmt: skip
    way = '<Row T="MoveTo" IX="1">{}</Row><Row T="LineTo" IX="2">{}</Row>'.format(
        cells({"X": 0, "Y": 0}), cells({"X": 1, "Y": 1})
    )
    master = (
        f'<MasterContents xmlns="{MAIN}" xmlns:r="{RELATED}"><Shapes><Shape ID="5" NameU="Dynamic connector" '
        f'Name="Dynamic connector" Type="Shape" LineStyle="0" FillStyle="0" TextStyle="0">{cells(line)}'
        f'<Section N="Geometry" IX="0">{cells({"NoFill": 1})}{way}</Section></Shape></Shapes></MasterContents>'
    )
    return masters, master


def _relations(*targets: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{n}" Type="{_KIND}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{made}</Relationships>'


def package(name: str, width: float, height: float, page: str) -> bytes:
    """A file with one page, its size in px; the same bytes for the same content."""
    width, height = width / INCH, height / INCH
    sheet = {
        "PageWidth": width, "PageHeight": height, "PageScale": 1, "DrawingScale": 1, "DrawingSizeType": 3,
        "DrawingScaleType": 0, "InhibitSnap": 0, "OnPage": 1, "PagesX": 1, "PagesY": 1,
        "PrintPageOrientation": 2 if width > height else 1, "LineToNodeX": 0.125, "LineToNodeY": 0.125, "RouteStyle": 1,
    }  # fmt: skip
    pages = (
        f'<Pages xmlns="{MAIN}" xmlns:r="{RELATED}"><Page ID="0" NameU="Page-1" Name={quoteattr(name)} ViewScale="-1" '
        f'ViewCenterX="{width / 2:.3f}" ViewCenterY="{height / 2:.3f}"><PageSheet LineStyle="0" FillStyle="0" TextStyle="0">'
        f'{cells(sheet)}</PageSheet><Rel r:id="rId1"/></Page></Pages>'
    )
    masters, master = _masters()
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(("document", "visio/document.xml")),
        "visio/document.xml": _document(),
        "visio/_rels/document.xml.rels": _relations(
            ("masters", "masters/masters.xml"), ("pages", "pages/pages.xml")
        ),
        "visio/masters/masters.xml": masters,
        "visio/masters/_rels/masters.xml.rels": _relations(("master", "master1.xml")),
        "visio/masters/master1.xml": master,
        "visio/pages/pages.xml": pages,
        "visio/pages/_rels/pages.xml.rels": _relations(("page", "page1.xml")),
        "visio/pages/_rels/page1.xml.rels": _relations(("master", "../masters/master1.xml")),
        "visio/pages/page1.xml": page,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path, text in parts.items():
            info = zipfile.ZipInfo(path, _MOMENT)
            info.create_system = 0
            archive.writestr(info, (_HEAD + text).encode())
    return out.getvalue()
