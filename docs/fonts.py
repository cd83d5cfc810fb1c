# /// script
# dependencies = ["fonttools==4.68.0"]
# ///
"""Makes the fonts of blueprint/draw/fonts/ anew: `python docs/fonts.py [FOLDER ...]`; needs fontTools, takes 5 minutes.

The sources are the Noto fonts of Debian (`apt-get install fonts-noto-cjk fonts-noto-core`; upstream:
notofonts/noto-cjk, release Sans2.004, and notofonts/symbols, notofonts/math). They are looked for under the
folders given, by default where Debian puts them. The same sources and the same fontTools give the same bytes.

- Regular: GBK (Simplified and Traditional) and all of 通用规范汉字表 (the 8,105 characters of names and print).
- Bold: GB 2312 and characters of names. What it lacks is drawn in Regular.
- Signs: arrows, technical signs, shapes and dingbats that Noto Sans CJK lacks.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUT = Path(__file__).parents[1] / "blueprint" / "draw" / "fonts"
SOURCES = (Path("/usr/share/fonts"),)
SIMPLIFIED = 2
"""The place of Noto Sans CJK SC in its collection."""
NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""Copyright, names, version, licence and its address (OpenType, name table)."""
SIGNS = ("NotoSansSymbols2-Regular.ttf", "NotoSansMath-Regular.ttf", "NotoSansSymbols-Regular.ttf")
SIGN_FAMILY = "Blueprint Signs"

LETTERS = ((0x20, 0x7E), (0xA0, 0x17F), (0x370, 0x3FF), (0x400, 0x45F), (0x1E80, 0x1E85), (0x1EA0, 0x1EF9))
PUNCTUATION = ((0x2010, 0x205E), (0x2070, 0x20BF), (0x2100, 0x218F), (0xFF00, 0xFFEF))
PICTORIAL = ((0x2190, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x27BF), (0x27F0, 0x27FF))
EAST_ASIAN = ((0x3000, 0x33FF), (0xFE30, 0xFE4F))
MORE_ARROWS = ((0x2900, 0x297F), (0x2B00, 0x2BFF))

STANDARD = """
㧐㧟䏝𬉼㤘𠳐䥽䁖𥻗䦃㸆𠙶𬣙𨙸𬇕䜣𬣞𬘓𫭟𫭢㧑𫇭𫐄㕮𫵷㑇𣲘𣲗𬇙㳇𬣡𫸩䢺𨚕𫘜𬘘𫘝䢼𦭜㭎𬨂𬀩𬀪㟃𬬩㑊𫍣𬣳𬩽𬮿𬯀𫰛𬳵𬳶䌹𫠊㛃𬍛鿍𬜬𦰡㭕䴓䶮𪾢𪨰𫓧𬬮𬬱𬬭䏡𦙶㶲㳚㳘
𬘡𬳽𬘩𫄧𪟝𬍤𫭼𬜯䓖𬂩𫠆𨐈𬌗𫑡𪨶𬬸𬬻𬬹𬬿𬭁𫢸𫗧𬊈𬒈𨺙㛚𬳿𫄨𬘫䂮𫮃㙍䓫䓬䓨䓛鿎䴕㫰𬱖𬟽䎃𫓯𫟹𫟼㿠䝙䏲𠅤䴔𬇹𬍡㥄𬤇𫍯𬤊𫍲𬯎𬘬𬘭𬴂𫘦𫟅𬘯𫘧㙘𪣻𡎚𬃊𬷕𫐐𬹼𧿹𫶇𫖮鿏𬭊𨱇
𫓶𬭎𫖯䐃𬱟𫛭㺄𫷷𬮱𬊤𣸣㴔㛹𬴃𫘨䴖𤧛𬪩𬒔䃅𬨎𫐓䣘𫫇㬊𫓹𬭚𬭛䅟𬕂䲟𬶋𬶍𦝼𫔶𫌀𫖳𫘪𫘬𫞩𡐓𪤗𣗋𬸘䃎𬒗𥔲𫚖䴗㬎𨱏𬭤㙦𫚕𬶐𬶏𩽾𬸚㽏㮾𬤝𬙂㻬䗖㠇𬭩䴘𩾃㵐𬸣𫍽𬴊𬞟𥕢𫟦𬺈𫠜㬚䗛
㠓𪩘𬭬𨱑𬭯𫗴𬸦𫄷𤩽㘎𬭳𬭶𫔍𬭸𨱔𬭼𫔎𬸪䲠𬶟𬶠䗪𬶨𦈡𫄸𬟁𥖨䗴䲢𦒍䎖䴙𬙊㰀𬶭𩾌𨟠𬶮𨭉㸌𬙋𤫉𬺓𫚭
"""
"""What 通用规范汉字表 (State Council of China, 2013) has beyond GBK."""

NAME_CHARACTERS = """
喆堃镕祎玥珺昇祐甯骎翀旸昉昳晞曈煊焱燚燊炘烜炆玙玓玠珣琤瑀瑄瑨璟璠璐璘璥瓅禛禔禤铖锜镈镠韫頔颋飏骉骦骙龑堉墀塈奭妤妘姞姮婳媄嫚嫄嬿宓寀峂峣嵚彧忞惇愔慜抒暐暟暲暻曌杺栐柷
桪棣楒楙榞橦檠欤汧沄沚泂泠泩洺洹浠湉湜溁溦滪漪澍濛濬烎焜熠燏爔珅珉珂玹玮筱筠粲翊翯耔苡茉茀荃莀菀萱蒨蓁蘅虓袆裎谞谊赟跶辀邕邨郗酆钘钰钊铉锳閠闿隽隺雱霈霏靓飔驲骢鲲鸑麴龢
淼犇鑫垚猋骉彣玘玚珖珙珹琇琎琏琬琮瑢瑭瑱璁璆璇璎璪曦昕昱晔晟晗暄暎杲枟桐梽椋楠槿樾毓沨洣涢淏渟滢潆潞潼澂瀚灏炅煦熙爰牧玏珩琀琲瓒畯皓祜祾禧稷竑竣笎绡绮缊羲翚翙翾聪芃芊芮
苒荞莳菁葳蔚蕤薇藜衎觅訾詹谌谧豫贇赪迦逄逯郇郅鄢鄫鋆锟锴镇陞雯霁霆霖靖頫颉颙颢飒馥驰骁骅骞骥鸢鸾黎黛齐龄仉佺侃侑俍俣倓倩偲傃僖儆兖冕凇劭勍勖勰匡卬卿叡吉呈哿唯啸嘉囡圳坤垣
埕塬墨壎壮夙奕奚妍姝娅娉娜婕婷嫣孜孺宥宬宸宽寰尧岑岚岱峄峤峥峻崟崧嵇嵘嶷帆幔广庠庹廷弋弘弢弼彤彪彬徐徽忱怀怡恒恬悦惟惠慕慧懋戎扬技招拓捷揆撰攸敏斌斐斓旭旻昊昌昶晁晏普景晴
"""
"""Characters of surnames and given names; most lie in GB 2312 already, the rest is what Bold has beyond it."""


def characters(codec: str) -> set[int]:
    """The code points of a Chinese encoding of two bytes."""
    found = set()
    for first in range(0x81, 0xFF):
        for second in range(0x40, 0xFF):
            try:
                found.add(ord(bytes((first, second)).decode(codec)))
            except UnicodeDecodeError:
                continue
    return found


def span(*runs: tuple[int, int]) -> set[int]:
    """The code points of some runs, ends included."""
    return {code for first, last in runs for code in range(first, last + 1)}


def typed(text: str) -> set[int]:
    """The code points of a text, without line ends."""
    return {ord(char) for char in text if char != "\n"}


def subset(font: TTFont, wanted: Iterable[int], features: Iterable[str] = ()) -> TTFont:
    """The font with these code points, without hints, vertical metrics and other features."""
    options = Options()
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = list(features)
    options.name_IDs = list(NAMES)
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["BASE", "MATH", "VORG", "vhea", "vmtx"]
    if not options.layout_features:
        options.drop_tables += ["GDEF", "GPOS", "GSUB"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(wanted))
    subsetter.subset(font)
    return font


def source(folders: Iterable[Path], name: str) -> Path:
    """A source font.

    Raises:
        FileNotFoundError: none of the folders has it.
    """
    for folder in folders:
        for path in sorted(folder.rglob(name)):
            return path
    raise FileNotFoundError(f"{name}: see the beginning of {__file__} for where to get it")


def chinese(path: Path, wanted: set[int]) -> TTFont:
    """A subset of Noto Sans CJK SC."""
    font = TTFont(path, fontNumber=SIMPLIFIED, lazy=True, recalcTimestamp=False)
    return subset(font, wanted, ("ccmp", "kern", "mark", "mkmk"))


def signs(paths: Iterable[Path], wanted: set[int]) -> TTFont:
    """One font of what several have; the first that has a sign gives it."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for path in paths:
            font = TTFont(path, recalcTimestamp=False)
            has = wanted & set(font.getBestCmap())
            wanted -= has
            part = Path(folder) / path.name
            subset(font, has).save(part)
            parts.append(str(part))
        merged = Merger().merge(parts)
    names = merged["name"]
    copyright_line = "Copyright 2016-2018 Google LLC. All Rights Reserved."
    for number, text in (
        (0, copyright_line),
        (1, SIGN_FAMILY),
        (2, "Regular"),
        (3, f"{SIGN_FAMILY} 1"),
        (4, SIGN_FAMILY),
        (5, "Version 1.0, merged of Noto Sans Symbols 2, Noto Sans Math and Noto Sans Symbols"),
        (6, SIGN_FAMILY.replace(" ", "")),
    ):
        names.setName(text, number, 3, 1, 0x409)
    names.names = [record for record in names.names if (record.platformID, record.langID) == (3, 0x409)]
    # What the newest of the three says, instead of now.
    merged["head"].created = merged["head"].modified = max(TTFont(path)["head"].modified for path in paths)
    merged.recalcTimestamp = False
    return merged


def make(folders: Iterable[Path]) -> None:
    """Write the three fonts."""
    regular, bold = (source(folders, f"NotoSansCJK-{weight}.ttc") for weight in ("Regular", "Bold"))
    basic = span(*LETTERS, *PUNCTUATION, *PICTORIAL)
    gbk, gb2312 = characters("gbk"), characters("gb2312")
    has = set(TTFont(regular, fontNumber=SIMPLIFIED, lazy=True).getBestCmap())
    missing = span(*PUNCTUATION, *PICTORIAL, *MORE_ARROWS) - has
    signs([source(folders, name) for name in SIGNS], missing).save(OUT / "BlueprintSigns-Regular.ttf")
    chinese(bold, basic | gb2312 | typed(NAME_CHARACTERS)).save(OUT / "NotoSansCJKsc-Bold.otf")
    chinese(regular, basic | span(*EAST_ASIAN) | gbk | typed(STANDARD)).save(
        OUT / "NotoSansCJKsc-Regular.otf"
    )


if __name__ == "__main__":
    make([Path(argument) for argument in sys.argv[1:]] or SOURCES)
