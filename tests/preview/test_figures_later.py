"""The playground answers before numpy is there, and again when it is: what came late is what comes at once."""

import json

from tests.house.project import python

LATER = """
import json, sys

class Away:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "numpy":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Away())
from blueprint.preview.playground.answering import answer
path = "maps/corner-shoeshine.blueprint.yaml"
text = open(path, encoding="utf-8").read()
without = answer(text, path, "en")
assert "numpy" not in sys.modules
del sys.meta_path[0]
late = answer(text, path, "en")
print(json.dumps([without, late]))
"""
AT_ONCE = """
from blueprint.preview.playground.answering import answer
path = "maps/corner-shoeshine.blueprint.yaml"
print(answer(open(path, encoding="utf-8").read(), path, "en"))
"""


def test_what_comes_late_is_what_comes_at_once() -> None:
    without, late = (json.loads(each) for each in json.loads(python("-c", LATER).stdout))
    assert "numpy is not here" in without["notices"][0] and without["unknown"]
    assert without["moments"] == [] and "★" not in without["svg"]
    assert late == json.loads(python("-c", AT_ONCE).stdout)
    assert [title for _, title in late["moments"]] == ["Pay", "Apply polish", "Buff"]
    assert late["figures"][0][0] == "remembered" and late["unknown"] == []
