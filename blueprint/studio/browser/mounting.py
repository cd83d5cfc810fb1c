"""Browser parts of a component: plain ES modules, joined and served by Streamlit, or sent inline where it cannot."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from blueprint.version import __version__
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

_FOLDER = Path(__file__).parent
HELP = Wording("Help for FIELD", "“FIELD”的说明")
"""What a sign that explains a field is called; Streamlit says it in English."""
DISTRIBUTION = "service-blueprint"
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([\w.-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)(?=(?:async |const |class |function |let ))", re.MULTILINE)
_EXPORT_LIST = re.compile(r"^export \{[^}]*\};\n?", re.MULTILINE)
_EXPORTED = re.compile(
    r"^export (?:(?:async )?(?:const|class|function|let) (\w+)|\{([^}]*)\};)", re.MULTILINE
)


class Frontend:
    """A component's folder of modules with its entry, and how it gets into the page.

    A served file keeps what is resent at every run small, and one file comes sooner than forty that name each other.
    The name under which it is served holds the modules' hash, so that a browser never mixes versions. Streamlit finds
    such folders through the metadata of an installed distribution of the same name; here the folder is declared to it
    directly, and where its version has no such way, the file is sent inline.
    """

    def __init__(self, name: str, styles: tuple[str, ...], *modules: str) -> None:
        """Take files of this folder; each module uses only those before it, and the last is the entry."""
        self._name, self._styles, self._modules = name, styles, modules
        self._full_name = ""
        self._renderer: Callable[..., Any] | None = None
        self._made: TemporaryDirectory[str] | None = None

    def mount(self, *, key: str, data: dict[str, Any], **callbacks: Callable[[], None]) -> Any:
        """Show the component; its raw state comes back."""
        from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager

        manager = get_bidi_component_manager()
        # A test runs several Streamlit runtimes in one process, each with its own registry.
        if self._renderer is None or manager.get(self._full_name) is None:
            self._renderer = self._registered()
        return self._renderer(key=key, data=data, **callbacks)

    def _registered(self) -> Callable[..., Any]:
        import streamlit as st

        self._full_name = f"{DISTRIBUTION}.{self._name}-{self._hash()}"
        js, entry = self.joined(), self._modules[-1]
        self._made = self._made or TemporaryDirectory(prefix="blueprint-")  # goes with this process
        folder = Path(self._made.name)
        (folder / entry).write_text(js, encoding="utf-8")
        if serve_folder(self._full_name.partition(".")[2], folder):
            js = entry
        css = "".join(map(_text, self._styles)) + "\n"
        renderer: Callable[..., Any] = st.components.v2.component(self._full_name, css=css, js=js)
        return renderer

    def _hash(self) -> str:
        return sha256("".join(map(_text, self._modules)).encode()).hexdigest()[:12]

    def joined(self) -> str:
        """All modules as one, each in a scope of its own; nothing is exported but the entry's default."""
        *used, entry = self._modules
        return "\n".join([*map(_scope, used), _inside(_text(entry))])


def _scope(module: str) -> str:
    """A module as an object of what it exports."""
    text = _text(module)
    names = [name for found in _EXPORTED.finditer(text) for name in (found[1] or found[2]).split(",")]
    exported = ", ".join(name.strip() for name in names)
    return f"const {_name(module)} = (() => {{\n{_inside(text)}\nreturn {{ {exported} }};\n}})();"


def _inside(text: str) -> str:
    """What stands in a scope: imports take from the others, and nothing is exported."""
    taken = _IMPORT.sub(lambda found: f"const {found[1]} = {_name(found[2])};\n", text)
    return _EXPORT.sub("", _EXPORT_LIST.sub("", taken))


def _name(module: str) -> str:
    return "from_" + re.sub(r"\W", "_", module.removesuffix(".js"))


def serve_folder(name: str, folder: Path) -> bool:
    """Have Streamlit serve the files of a folder at `_stcore/bidi-components/<distribution>.<name>/`.

    Returns:
        Whether it took it.
    """
    try:
        from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
        from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

        manager = get_bidi_component_manager()
        full_name = f"{DISTRIBUTION}.{name}"
        if manager.get_component_asset_root(full_name) is None:
            component = ComponentConfig(name, asset_dir=folder.name)
            manager.register_from_manifest(
                ComponentManifest(DISTRIBUTION, __version__, [component]), folder.parent
            )
        return manager.get_component_asset_root(full_name) is not None
    except (ImportError, AttributeError, TypeError, ValueError):
        return False


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
