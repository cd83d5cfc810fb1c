"""The call centre of February 1999: what docs/call-centre.md says of it is what is computed. The log lies beside the project."""

import re

import pytest

from benchmarks import bench_bank
from tests.house.project import read
from tests.needs import found

pytestmark = pytest.mark.needs("logs")


def test_the_page_says_what_is_computed(monkeypatch, capsys):
    monkeypatch.setenv("BLUEPRINT_LOGS", str(found("logs")))
    bench_bank.main()
    told = capsys.readouterr().out
    figures = {name: float(value) for name, value in re.findall(r"'([\w ]+)': ([\d.]+)", told)}
    assert (round(figures["level"], 3), round(figures["abandoned"], 3)) == (0.597, 0.179), "as published"
    spelt = [
        f"{figures['patience']:.0f} s",
        f"{figures['low']:.0f}",
        f"{figures['high']:.0f}",
        f"{figures['quarter']:.0f} s",
        f"{figures['half']:.0f} s",
        f"{figures['waits']:,.0f}",
        f"{figures['gave up']:,.0f}",
        *(f"{seconds} s" for seconds in re.findall(r"([\d.]+) s\b", told)),
        *(f"{100 * float(share):.1f} %" for share in re.findall(r", (0\.\d+) g", told)),
        *re.findall(r"(\d+) hours with ([\d,]+)", told)[0],
    ]
    for page in ("docs/call-centre.md", "docs/call-centre.zh.md"):
        assert [figure for figure in spelt if figure not in read(page)] == []
