"""Command lines: options that do not exist or contradict each other, values and names out of place."""

from random import Random

from blueprint.source.shipped import shipped_maps
from tests.fuzz import odd
from tests.fuzz.case import Case, Kind
from tests.fuzz.kinds.logs import LOG, SHOP, csv_bytes

COMMANDS = (
    *(
        "analyse",
        "build",
        "check-design",
        "config",
        "export",
        "gaps",
        "import",
        "improve",
        "kpis",
        "learn",
        "lint",
    ),
    *("new", "personas", "render", "rule", "schema", "simulate", "staff", "standards"),
)
VALUED = (
    *(
        "--segment",
        "--peak",
        "--peak-weight",
        "--set",
        "--out",
        "--to",
        "--texts",
        "--theme",
        "--fold",
        "--scale",
        "--top",
        "--together",
    ),
    *(
        "--data",
        "--within",
        "--customers",
        "--hours",
        "--replications",
        "--seed",
        "--share",
        "--map",
        "--pack",
        "--check",
        "--score",
    ),
    *("--output-format", "--preset", "--report", "--stdin-filename", "--from", "--engine", "--lang", "-o"),
)
FLAGS = (
    "--json",
    "--write",
    "--list",
    "--all",
    "--fix",
    "--diff",
    "--isolated",
    "--check",
    "--statistics",
    "--help",
    "--version",
    "-v",
)


def of_options(rng: Random) -> Case:
    words = [rng.choice(COMMANDS)]
    for _ in range(rng.choice((1, 2, 3, 4))):
        match rng.randrange(5):
            case 0:
                words += [rng.choice(VALUED), _name(rng)]
            case 1:
                words.append(f"{rng.choice(VALUED)}={_name(rng)}")
            case 2:
                words.append(rng.choice(FLAGS))
            case _:
                words.append(_name(rng))
    files = {"m.blueprint.yaml": SHOP, "l.csv": csv_bytes(Random(1), LOG), "d/n.blueprint.yaml": SHOP}
    said = without_harm(words)
    return Case(("lint", *said[1:]) if said[0] == "simulate" and len(said) > 2 else said, files, SHOP)


def without_harm(words: list[str]) -> tuple[str, ...]:
    """Without what no shell hands over, and files elsewhere."""
    said = [w.replace("\x00", "").encode("utf-8", "replace").decode()[:4000] for w in words]
    return tuple(w.replace("..", "_").replace("=/", "=").lstrip("/") for w in said)


def _name(rng: Random) -> str:
    return rng.choice(
        (
            "m.blueprint.yaml",
            "m.blueprint.yaml",
            "l.csv",
            "d",
            ".",
            "-",
            "svg",
            "json",
            "all",
            "x.svg",
            "x/y.svg",
            "d/",
            "none",
            odd.text(rng),
        )
    )


def of_new(rng: Random) -> Case:
    words = ["new", rng.choice(("m", "shop", odd.text(rng)))]
    if rng.random() < 0.7:
        words += ["--from", rng.choice((*shipped_maps(), "none", odd.text(rng)))]
    if rng.random() < 0.4:
        words += [
            "-o",
            rng.choice(("n.blueprint.yaml", "a/b.blueprint.yaml", "m.blueprint.yaml", odd.text(rng))),
        ]
    return Case(without_harm(words), {"m.blueprint.yaml": SHOP})


KINDS = [Kind("options", 4, of_options), Kind("new", 1, of_new)]
