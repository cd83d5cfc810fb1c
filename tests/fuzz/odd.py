"""What people paste, programs write and disks garble: characters, numbers and texts; and how they get into others."""

from random import Random

CHARACTERS = [
    *"\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\x9f\xa0\xad",
    *"\u200b\u200d\u200e\u2028\u2029\u202a\u202e\u2066\u2069\ufe0f\ufeff\ufffd\ufffe\uffff",
    *"\U0001f600\U0001f468\u200d\U0001f469\U000e0001\U0010ffff\ue000\u0301\u0e01\u05d0\u0627",
    *"：，；“”‘’（）｛｝［］％－＋＝０９Ａ　",
    *"\t\r\n\"'`\\/<>&%$#@!*?|:;,.-+=~^(){}[]",
]
NUMBERS = [
    *["0", "1", "-1", "2", "3", "5", "9", "10", "99", "1000", "1000000", "0.0", "-0", "0.1", "0.5", "1.5", "1e-9", "1e-300", "5e-324", "1e9", "1e15", "1e300", "1.8e308", "1e999", "-1e999"],
    *["nan", "inf", "-inf", "NaN", ".inf", ".nan", "Infinity", "0x10", "0o7", "1_000", "1,5", "1/3", "1/0", "0/0", "7/3", "-1/2", "100%", "0%", "50%", "33.3%", "120%", "-5%", "1e-12%", "0.01%"],
    *["0s", "1s", "30s", "1m", "4.1m", "5m", "2h", "1h30m", "90m", "1d", "365d", "36500d", "1e300h", "1ms", "0.001s", "1:30", "PT2H", "-1m", "1/3h", "60/h", "0/h", "1/3d", "1e9/h", "0.1/h", "1/m"],
    "9" * 30,
    "9" * 400,
    "9" * 5000,
    "1" + "0" * 400 + "s",
]  # fmt: skip
WORDS = [
    *[
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
        "null",
        "~",
        "none",
        "all",
        "rest",
        "join",
        "start",
        "end",
        "next",
        "default",
        "auto",
        "self",
        "_",
        "-",
        ".",
        "..",
        "/",
        "\\",
        "*",
        "$",
    ],
    *[
        "2026-11-21",
        "2026-99-99",
        "09:00",
        "25:61",
        "en",
        "zh",
        "both",
        "ALL",
        "BP0",
        "BP2",
        "BP999",
        "served",
    ],
    "",
    " ",
    "\u3000",
    "../../../etc/passwd",
    "/etc/passwd",
    "a/b",
    "..\\..\\x",
    "C:\\x",
    "file:///etc/passwd",
    "https://example.org/?a=1&b=<2>",
    "javascript:alert(1)",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</svg><script>alert(1)</script>",
    "]]><!--",
    "-->",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "%s%n%d{0}{x!r}",
    "{",
    "[red]bold[/red] [/]",
    "# blueprint: ignore[BP201]",
    "很长" * 2000,
    "x" * 5000,
    "a-" * 3000,
    "é" * 300,
    "e\u0301\u0301\u0301" * 100,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 20,
    "\u202eabc\u202c",
    "line\nline\r\nline",
    "\t",
    "con",
    "nul.txt",
    "x" * 300,
]
SURROGATES = ["\ud800", "\udfff", "a\udc80b"]


def text(rng: Random) -> str:
    """A text nobody expects, or a number in a spelling nobody expects."""
    return rng.choice(rng.choice((NUMBERS, WORDS, CHARACTERS)))


def splice(rng: Random, whole: str, tokens: list[str]) -> str:
    """A text with a few things cut out, put in, doubled or exchanged."""
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        start = rng.randrange(len(whole) + 1)
        length = rng.choice((0, 0, 1, 1, 2, 5, 20, 80))
        new = rng.choice(
            (
                "",
                rng.choice(CHARACTERS),
                rng.choice(tokens),
                whole[start : start + length] * 2,
                whole[(other := rng.randrange(len(whole) + 1)) : other + length],
                text(rng),
            )
        )
        whole = whole[:start] + new + whole[start + length :]
    return whole


def lines(rng: Random, whole: str) -> str:
    """A text with lines lost, doubled, moved, indented or ended otherwise."""
    rows = whole.split("\n")
    for _ in range(rng.choice((1, 1, 2, 4))):
        here = rng.randrange(len(rows))
        match rng.randrange(7):
            case 0:
                del rows[here]
            case 1:
                rows.insert(here, rng.choice(rows))
            case 2:
                rows[here] = rng.choice((" ", "  ", "\t", "    ", "- ", "# ")) + rows[here]
            case 3:
                rows[here] = rows[here].lstrip()
            case 4:
                rows[here] = rows[here][: rng.randrange(len(rows[here]) + 1)]
            case 5:
                rng.shuffle(rows)
            case _:
                return rng.choice(("\r\n", "\r", "\x85", "\u2028", "\n\n")).join(rows)
        rows = rows or [""]
    return "\n".join(rows)


def garble(rng: Random, raw: bytes) -> bytes:
    """Bytes with some of them lost, changed or in another encoding."""
    match rng.randrange(7):
        case 0:
            return raw[: rng.randrange(len(raw) + 1)]
        case 1:
            return rng.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\x1f\x8b", b"PK\x03\x04")) + raw
        case 2:
            return raw.decode("utf-8", "replace").encode(
                rng.choice(("utf-16", "utf-32", "gb18030", "latin-1", "ascii")), "replace"
            )
        case 3:
            return rng.randbytes(rng.choice((0, 1, 10, 300)))
        case _:
            garbled = bytearray(raw)
            for _ in range(rng.choice((1, 1, 2, 8, 40))):
                if garbled:
                    garbled[rng.randrange(len(garbled))] = rng.choice(
                        (0, 10, 32, 34, 60, 128, 255, rng.randrange(256))
                    )
            return bytes(garbled)
