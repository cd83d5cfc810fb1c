"""What is installed or lies in the package is free to pass on: docs/licences.md lists it, `make docs` writes it."""

import re

import pytest

from tests.house.project import ROOT, read

FREE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0",
    "OFL-1.1", "PSF-2.0", "Zlib",
}  # fmt: skip
MINIFIED = 5000
"""Characters in a line that nobody wrote by hand."""


def sections() -> dict[str, list[list[str]]]:
    """The rows of each table of the page, by its heading."""
    found = {}
    for section in read("docs/licences.md").split("\n## ")[1:]:
        heading, *lines = section.splitlines()
        rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
        found[heading] = rows[1:]
    return found


def test_everything_that_is_locked_is_listed() -> None:
    listed = [row[0] for rows in sections().values() for row in rows]
    locked = set(re.findall(r"^([a-z0-9-]+)==", read("constraints.txt"), re.MULTILINE))
    assert locked <= set(listed)
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("heading", [h for h in sections() if "For tests only" not in h])
def test_nothing_that_runs_with_blueprint_binds_those_who_pass_it_on(heading: str) -> None:
    for name, licence, *_ in sections()[heading]:
        assert set(re.split(r" AND | OR |[()]", licence)) - {""} <= FREE, name


def test_what_others_wrote_lies_beside_its_licence() -> None:
    listed = {
        (text.parent / name).resolve()
        for files, _, link in sections()["Inside the package"]
        for name in re.findall(r"`([^`]+)`", files)
        if (text := ROOT / "docs" / link.partition("](")[2].rstrip(")")).is_file()
    }
    of_others = {
        file
        for file in (ROOT / "blueprint").rglob("*")
        if file.suffix in {".otf", ".ttf", ".woff", ".woff2"}
        or (file.suffix in {".js", ".css"} and max(map(len, file.read_text("utf-8").split("\n"))) > MINIFIED)
    }
    assert of_others and of_others <= listed
