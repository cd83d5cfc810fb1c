"""Bad input gives one clear finding at the right place; never a traceback, never a hang."""

import pytest

from blueprint.lint.run.engine import lint
from blueprint.model.loader import loads
from tests.run import run

HEAD = "blueprint: 1\ntitle: Repair\ntouchpoints:\n"
GOOD = "  a: {lane: customer, title: A, end: served}\n"


def one(touchpoint: str) -> str:
    return f"{HEAD}  a: {{lane: customer, title: A, {touchpoint}}}\n"


# name, text, then code, line and column of its finding
BAD = [
    ("empty file", "", "BP011", 1, 1),
    ("only spaces", "  \n\n", "BP011", 1, 1),
    ("only a comment", "# nothing\n", "BP011", 1, 1),
    ("a list", "- a\n- b\n", "BP011", 1, 1),
    ("a text", "hello\n", "BP011", 1, 1),
    ("30,000 brackets", "[" * 30_000, "BP009", 1, 65),
    ("30,000 dashes", "- " * 30_000, "BP009", 1, 129),
    ("30,000 braces", "{a: " * 30_000, "BP009", 1, 254),
    ("unclosed bracket", HEAD + "  a: {lane: customer, title: A\n", "BP001", 5, 1),
    ("unclosed quote", 'blueprint: 1\ntitle: "Repair\n', "BP001", 3, 1),
    ("tab indentation", "blueprint: 1\ntitle: x\ntouchpoints:\n\ta: {}\n", "BP001", 4, 1),
    ("two colons", "blueprint: 1\ntitle: a: b\n", "BP001", 2, 9),
    ("NUL character", "blueprint: 1\ntitle: a\0b\n", "BP001", 2, 9),
    ("unknown escape", 'title: "\\q"\n', "BP001", 1, 9),
    ("reserved sign", "title: @x\n", "BP001", 1, 8),
    ("two documents", HEAD + GOOD + "---\nblueprint: 1\n", "BP007", 5, 1),
    ("duplicate key", HEAD + "  a: {lane: customer, title: A, title: B, end: served}\n", "BP003", 4, 33),
    ("duplicate touchpoint", HEAD + GOOD + GOOD, "BP102", 5, 3),
    ("anchor", HEAD + "  a: &x {lane: customer, title: A, end: served}\n", "BP004", 4, 6),
    ("recursive alias", HEAD + "  a: &x [*x]\n", "BP004", 4, 6),
    ("tag", "blueprint: 1\ntitle: !!python/object/apply:os.system [ls]\n", "BP006", 2, 8),
    ("merge key", HEAD + "  a: {<<: {}, lane: customer, title: A, end: served}\n", "BP005", 4, 7),
    ("list as key", HEAD + "  ? [a]\n  : {}\n" + GOOD, "BP008", 4, 5),
    ("unknown format", "blueprint: 2\ntitle: x\ntouchpoints:\n" + GOOD, "BP012", 1, 12),
    ("no title", "blueprint: 1\ntouchpoints:\n" + GOOD, "BP014", 1, 1),
    ("blank title", "blueprint: 1\ntitle:\ntouchpoints:\n" + GOOD, "BP014", 2, 1),
    ("no touchpoints", "blueprint: 1\ntitle: x\ntouchpoints: {}\n", "BP014", 3, 1),
    ("touchpoint without lane", HEAD + "  a: {title: A, end: served}\n", "BP014", 4, 3),
    ("misspelt key", "blueprint: 1\ntitel: x\ntitle: x\ntouchpoints:\n" + GOOD, "BP013", 2, 1),
    ("misspelt key of a touchpoint", one("tiem: 5m, end: served"), "BP013", 4, 33),
    ("title as list", "blueprint: 1\ntitle: [x]\ntouchpoints:\n" + GOOD, "BP015", 2, 1),
    ("touchpoints as list", "blueprint: 1\ntitle: x\ntouchpoints:\n  - id: a\n", "BP015", 3, 1),
    ("text for a touchpoint", HEAD + "  a: hello\n", "BP015", 4, 6),
    ("blank text", HEAD + '  a: {lane: customer, title: "  ", end: served}\n', "BP018", 4, 30),
    ("unknown lane", HEAD + "  a: {lane: onstage, title: A, end: served}\n", "BP301", 4, 13),
    ("unknown contact", one("contact_with: robot, end: served"), "BP017", 4, 47),
    ("unknown language", "blueprint: 1\ntitle: {chinese: x}\ntouchpoints:\n" + GOOD, "BP019", 2, 1),
    ("id no", HEAD + "  no: {lane: customer, title: A, end: served}\n", "BP020", 4, 3),
    ("id with blanks", HEAD + "  a b: {lane: customer, title: A, end: served}\n", "BP103", 4, 3),
    ("id all", HEAD + "  all: {lane: customer, title: A, end: served}\n", "BP104", 4, 3),
    ("time 1:30", one("time: 1:30, end: served"), "BP401", 4, 39),
    ("time 1:30:00", one("time: 1:30:00, end: served"), "BP401", 4, 39),
    ("time without unit", one("time: 90, end: served"), "BP402", 4, 39),
    ("negative time", one("time: -5m, end: served"), "BP402", 4, 39),
    ("time in words", one("time: soon, end: served"), "BP402", 4, 39),
    ("share of 130 %", one("end: {served: 130%}"), "BP206", 4, 47),
    ("share of 55 without percent", one("end: {served: 55}"), "BP206", 4, 47),
    ("share in words", one("end: {served: most}"), "BP022", 4, 47),
    ("shares that miss 10 %", one("end: {served: 60%, lost: 30%}"), "BP205", 4, 33),
    ("shares of 110 %", one("end: {served: 60%, lost: 50%}"), "BP205", 4, 33),
    (
        "two shares left out, and nothing for them",
        one("end: {served: 70%, lost: 60%, sold: , sent: }"),
        "BP205",
        4,
        33,
    ),
    ("unknown touchpoint", one("next: dore"), "BP101", 4, 39),
    (
        "unknown touchpoint in a promise",
        "blueprint: 1\ntitle: x\npromises: [{id: p, from: a, to: z, within: 5m}]\ntouchpoints:\n" + GOOD,
        "BP101",
        3,
        33,
    ),
    ("dead end", HEAD + "  a: {lane: customer, title: A}\n", "BP201", 4, 3),
    ("nobody reaches it", HEAD + GOOD + "  b: {lane: customer, title: B, end: served}\n", "BP202", 5, 3),
    (
        "loop nobody leaves",
        HEAD
        + "  a: {lane: customer, title: A, start: 100%, next: {b: 90%}, end: served}\n  b: {lane: customer, title: B, next: c}\n  c: {lane: customer, title: C, next: b}\n",
        "BP203",
        5,
        3,
    ),
    (
        "no way out",
        HEAD
        + "  a: {lane: customer, title: A, start: 100%, next: b}\n  b: {lane: customer, title: B, next: a}\n",
        "BP210",
        3,
        1,
    ),
    (
        "no way in",
        HEAD
        + "  a: {lane: customer, title: A, next: b}\n  b: {lane: customer, title: B, next: {a: 50%}, end: served}\n",
        "BP204",
        3,
        1,
    ),
    (
        "block without join",
        HEAD
        + "  a: {lane: customer, title: A, next: {all: [b, c]}}\n  b: {lane: customer, title: B, end: served}\n  c: {lane: customer, title: C, end: served}\n",
        "BP207",
        5,
        3,
    ),
    ("join without block", one("join: all, end: served"), "BP207", 4, 3),
    (
        "flow into evidence",
        one("next: {s: 50%}, end: served") + "  s: {lane: evidence, title: S}\n",
        "BP302",
        4,
        40,
    ),
    (
        "estimate out of order",
        one("time: {estimate: {min: 3m, likely: 2m, max: 4m}}, end: served"),
        "BP403",
        4,
        40,
    ),
    (
        "promise without time",
        "blueprint: 1\ntitle: x\npromises: [{id: p, from: a, to: a}]\ntouchpoints:\n" + GOOD,
        "BP404",
        3,
        17,
    ),
    ("emotion outside the scale", one("emotion: -8, end: served"), "BP501", 4, 42),
    ("emotion in words", one("emotion: happy, end: served"), "BP016", 4, 42),
    ("no servers", one("staffed: {servers: 0}, end: served"), "BP016", 4, 52),
    ("rate without time", "blueprint: 1\ntitle: x\narrivals: 60\ntouchpoints:\n" + GOOD, "BP023", 3, 11),
    (
        "CRLF",
        "blueprint: 1\r\ntitle: x\r\ntouchpoints:\r\n  a: {lane: custmer, title: A, end: served}\r\n",
        "BP301",
        4,
        13,
    ),
    (
        "byte order mark",
        "\ufeffblueprint: 1\ntitle: x\ntouchpoints:\n  a: {lane: custmer, title: A, end: served}\n",
        "BP301",
        4,
        13,
    ),
    ("emoji before the fault", HEAD + "  a: {title: 👩‍💻🎉, lane: custmer, end: served}\n", "BP301", 4, 26),
    ("Chinese before the fault", HEAD + "  a: {title: 营业厅, lane: custmer, end: served}\n", "BP301", 4, 25),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_bad_input_has_its_finding_at_its_place(text, code, line, column, tmp_path):
    file = tmp_path / "x.blueprint.yaml"
    file.write_bytes(text.encode())
    done = run("lint", file, "--output-format", "concise")
    lines = done.stdout.splitlines()
    assert any(said.startswith(f"{file}:{line}:{column}: error[{code}]") for said in lines), done.stdout
    assert len(lines) <= 4, "one mistake, few findings"
    assert done.code == 1
    assert done.stderr == ""


def test_alias_bomb_of_ten_levels_is_refused_at_once(tmp_path):
    levels = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 11)]
    findings = lint(loads("\n".join(levels))).findings
    assert findings[0].code == "BP004" and findings[0].place.start[:2] == (1, 5)
    assert len(findings) <= 120, "echoes are cut"


def test_a_file_of_50_mb_is_not_read_to_the_end(tmp_path):
    file = tmp_path / "big.blueprint.yaml"
    with file.open("wb") as out:
        out.truncate(50 * 1024 * 1024)
    done = run("lint", file, "--output-format", "concise")
    assert (done.code, done.stdout.split("error")[1][:7]) == (1, "[BP010]")


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n\x00\xff", "标题: 维修".encode("gbk"), "title: x".encode("utf-16")]
)
def test_what_is_not_utf8_is_a_finding(raw, tmp_path):
    file = tmp_path / "x.blueprint.yaml"
    file.write_bytes(raw)
    done = run("lint", file, "--output-format", "concise")
    assert done.code == 1
    assert f"{file}:1:1: error[BP002]" in done.stdout


@pytest.mark.parametrize(
    "title", ["🎉 Repair", "</svg><script>alert(1)</script>", "]]>", "=cmd()", "x" * 2000]
)
def test_hostile_titles_are_only_titles(title):
    loaded = loads(f'blueprint: 1\ntitle: "{title}"\ntouchpoints:\n{GOOD}')
    assert lint(loaded).findings == ()
    assert loaded.map.title["en"] == title


MISSING = [
    (("lint", "nowhere.blueprint.yaml"), "there is no file or folder nowhere.blueprint.yaml"),
    (("lint",), "required"),
    (("lint", "{empty}"), "no *.blueprint.yaml below"),
    (("lint", "{map}", "--output-format", "pdf"), "there is no format 'pdf'"),
    (("lint", "{map}", "--nonsense"), "--nonsense"),
    (("fly",), "fly"),
    (("rule", "BP999"), "there is no rule 'BP999'"),
]


@pytest.mark.parametrize(("words", "said"), MISSING)
def test_wrong_usage_is_exit_2_and_one_sentence(words, said, tmp_path):
    good = tmp_path / "x.blueprint.yaml"
    good.write_text(HEAD + GOOD, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    done = run(*(w.format(empty=tmp_path / "empty", map=good) for w in words))
    assert done.code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unreadable_file_is_exit_2(tmp_path):
    folder = tmp_path / "x.blueprint.yaml"
    folder.mkdir()
    (folder / "y.blueprint.yaml").mkdir()
    assert run("lint", folder).code == 2
