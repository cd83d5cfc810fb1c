"""What leaves the repository: a release from a tag, the images, the places that pin it."""

import os
import re
import subprocess
import sys

import pytest
import yaml

from blueprint.version import __version__
from tests.house.project import ROOT, read

RELEASE = yaml.safe_load(read(".github/workflows/release.yml"))


def stages() -> dict[str, list[tuple[str, str]]]:
    """The instructions of each stage of the container file, by name."""
    text = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", read("Containerfile"), flags=re.MULTILINE))
    found: dict[str, list[tuple[str, str]]] = {}
    for line in filter(str.strip, text.splitlines()):
        word, _, rest = line.strip().partition(" ")
        if word == "FROM":
            name = rest.split(" AS ")[1]
            found[name] = []
        found[name].append((word, rest))
    return found


@pytest.mark.parametrize("name", ["lint", "studio"])
def test_an_image_is_small_and_runs_as_nobody_in_particular(name: str) -> None:
    said = dict(stages()[name])

    assert re.fullmatch(r"python:3\.\d+-slim AS \w+", said["FROM"]), "no registry, a version, a small base"
    assert said["USER"].isdigit() and said["USER"] != "0"
    assert said["ENTRYPOINT"].startswith('["blueprint"')
    assert said["COPY"].startswith("--from="), "nothing of the source but what was installed"
    assert ("HEALTHCHECK" in said) is (name == "studio")


def test_an_image_installs_chosen_files_and_gets_what_the_package_needs_and_no_more() -> None:
    runs = [rest for steps in stages().values() for word, rest in steps if word == "RUN" and "pip" in rest]
    asked = [line for run in runs for line in run.split("&&") if "pip install" in line]
    files = re.findall(r"--requirement (\S+)", " ".join(asked))
    sent = {line[1:] for line in read(".containerignore").splitlines() if line.startswith("!")}

    assert all("--no-cache-dir" in line and "--no-deps" in line for line in asked)
    assert all("--require-hashes" in line or line.split()[-1] == "." for line in asked)
    assert all((ROOT / file).is_file() for file in files) and len(files) == 2
    assert all((ROOT / name).exists() for name in sent)
    assert sent >= {"blueprint", "maps", "requirements", "pyproject.toml", "README.md", "LICENSE"}


def test_only_the_step_that_publishes_may_write_and_nothing_secret_is_needed() -> None:
    build, publish = RELEASE["jobs"]["build"], RELEASE["jobs"]["publish"]

    assert RELEASE["permissions"] == {"contents": "read"} and "permissions" not in build
    assert publish["permissions"] == {"contents": "write", "id-token": "write", "attestations": "write"}
    assert publish["environment"] == "pypi" and publish["needs"] == "build"
    assert "secrets." not in read(".github/workflows/release.yml"), "trusted publishing has no password"
    for step in [*build["steps"], *publish["steps"]]:
        assert "${{" not in step.get("run", ""), "an expression in a script would be run"


def test_a_release_carries_the_extension_and_the_index_of_packages_does_not_get_it() -> None:
    build, publish = (RELEASE["jobs"][name]["steps"] for name in ("build", "publish"))
    built = " ".join(step.get("run", "") for step in build)
    assert "editors/vscode/vsix.py dist/blueprint.vsix" in built
    said = [step.get("run") or step["uses"] for step in publish]
    moved, sent = (next(n for n, s in enumerate(said) if word in s) for word in ("mv dist", "pypi-publish"))
    assert "dist/blueprint.vsix" in said[moved] and moved < sent
    assert "blueprint.vsix" in said[-1] and "gh release create" in said[-1]


@pytest.mark.needs("bash")
@pytest.mark.parametrize(("tag", "said"), [("v9.9.9", "The tag is v9.9.9"), ("main", "The tag is main")])
def test_a_tag_that_is_not_the_version_is_no_release(tag: str, said: str, tmp_path) -> None:
    done = subprocess.run(
        ["bash", ROOT / ".ci" / "release", tag, tmp_path / "dist"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(ROOT)},
    )

    assert (done.returncode, done.stderr.startswith(said)) == (1, True)
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize("page", ["docs/ci.md", "docs/ci.zh.md"])
def test_the_action_and_the_hook_are_pinned_to_the_tag_of_this_version(page: str) -> None:
    text = read(page)

    assert set(re.findall(r"OWNER/REPOSITORY@(\S+?)[`\s]", text)) == {f"v{__version__}"}
    assert re.findall(r"rev: (\S+)", text) == [f"v{__version__}"]
