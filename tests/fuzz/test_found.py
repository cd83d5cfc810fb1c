"""What the fuzzer found, a line each: the input at its smallest, and the sentence that it gets now."""

from pathlib import Path

import pytest

from tests.run import run

HEAD = "blueprint: 1\ntitle: T\n"
SHOP = f"{HEAD}touchpoints:\n  a: {{lane: customer, title: A, next: b}}\n  b: {{lane: frontstage, title: B, end: x}}\n"
OPEN = SHOP.replace(", end: x}", "}  # blueprint: ignore[BP201] -- not drawn yet")
LOST = "'b' has no way out"
COLON = "is a full-width one"
FOUND = [
    ("analyse m.yaml", {"m.yaml": OPEN}, 1, LOST),
    ("export m.yaml --to svg --out o", {"m.yaml": OPEN}, 1, LOST),
    ("kpis m.yaml", {"m.yaml": OPEN.partition("  #")[0] + "\n", "blueprint.toml": 'lint.ignore = ["BP201"]'}, 1, LOST),
    ("kpis m.yaml", {"m.yaml": OPEN.partition("  #")[0] + "\n", "blueprint.toml": 'lint.severity = {BP201 = "info"}'}, 1, LOST),
    ("lint m.yaml", {"m.yaml": SHOP, "blueprint.toml": 'extend = "a\\u0000"'}, 2, "blueprint.toml: extend holds a null character"),
    ("lint m.yaml", {"m.yaml": SHOP, "blueprint.toml": 'packs = ["p.toml", "a\\u0000"]'}, 2, "blueprint.toml: packs holds a null character"),
    ("lint m.yaml", {"m.yaml": SHOP, "blueprint.toml": 'maps = "a\\u0000"'}, 2, "blueprint.toml: maps holds a null character"),
    ("lint m.yaml", {"m.yaml": SHOP, "pyproject.toml": '[tool.blueprint.lint.per-file-ignores]\n"a\\u0000" = []'}, 2, "pyproject.toml: lint.per-file-ignores.a\\0 holds a null character"),
    ("staff m.yaml", {"m.yaml": f"{HEAD}touchpoints:\n  a: {{lane: support, title: A}}\n"}, 1, "there is nothing that customers come to"),
    ("analyse m.yaml", {"m.yaml": SHOP.replace("touchpoints:", "touchpoints:\n  k: {lane: support, title: K}")}, 0, ""),
    ("lint m.yaml", {"m.yaml": f"{HEAD}touchpoints：\n"}, 1, f"m.yaml:3:12: error[BP001] yaml-syntax: the colon '：' after 'touchpoints' {COLON}"),
    ("lint m.yaml", {"m.yaml": SHOP.replace("title: T", "title：T")}, 1, f"m.yaml:2:6: error[BP001] yaml-syntax: the colon '：' after 'title' {COLON}"),
    ("lint m.yaml", {"m.yaml": SHOP.replace("blueprint: ", "blueprint：")}, 1, f"m.yaml:1:10: error[BP001] yaml-syntax: the colon '：' after 'blueprint' {COLON}"),
    ("lint m.yaml", {"m.yaml": SHOP.replace("lane: c", "lane：c")}, 1, "there is no key 'lane：customer' here: its colon '：' is a full-width one"),
    ("lint m.yaml", {"m.yaml": SHOP.replace("r, title", "r，title")}, 1, "the comma '，' before 'title' is a full-width one"),
    ("lint m.yaml", {"m.yaml": SHOP.replace("title: T", "title: \x07T")}, 1, "m.yaml:2:8: error[BP001] yaml-syntax: a character (U+0007) that YAML does not allow"),
    ("lint m.yaml", {"m.yaml": SHOP.replace("title: T", "title: \ufffeT")}, 1, "m.yaml:2:8: error[BP001] yaml-syntax: a character (U+FFFE) that YAML does not allow"),
    ("lint m.yaml", {"m.yaml": SHOP.replace("title: T", 'title: "a\\x07b"')}, 0, "m.yaml:2:10: warning[BP111] unseen-character: this text holds U+0007, which nobody sees"),
    ("export m.yaml --to xlsx --out o", {"m.yaml": SHOP.replace("title: A", 'title: "a\\x07\\uffff\\e"')}, 0, ""),
    ("export m.yaml --to self-audit --out o", {"m.yaml": SHOP.replace("title: T", 'title: "a\\x00"')}, 0, ""),
    ("import t", {"t/touchpoints.csv": "id,title\na,A\n", "t/segments.csv": "id,title\ns,S\n", "t/changes.csv": "segment,touchpoint,next.1.share,next.2.to\ns,a,50%,a\n"}, 1, "sheet 'changes', row 2, column 'next.1.to': blank, so nobody knows where this connection leads"),
    ("import t", {"t/touchpoints.csv": "id,title\na,A\n", "t/connections.csv": "from,to,share\na,,50%\n"}, 1, "sheet 'connections', row 2, column 'to': blank"),
    ("render m.yaml -o x.png --scale 0", {"m.yaml": SHOP}, 2, "'0' is not a scale from 0.1 to 20"),
    ("render m.yaml -o x.png --scale nan", {"m.yaml": SHOP}, 2, "'nan' is not a scale from 0.1 to 20"),
    ("export m.yaml --to png --out o --scale 500", {"m.yaml": SHOP}, 2, "'500' is not a scale from 0.1 to 20"),
    ("render m.yaml -o x.svg --fold " + "9" * 5000, {"m.yaml": SHOP}, 2, "is neither a number of columns from 1 nor auto"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "files", "code", "said"), FOUND)
def test_what_was_found(
    line: str,
    files: dict[str, str],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in files.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    done = run(*line.split())
    assert done.code == code and said in done.stdout + done.stderr
    assert "should not have happened" not in done.stderr
