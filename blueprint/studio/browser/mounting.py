"""Browser parts of a component: plain ES modules, served by Streamlit, or sent inline where it cannot."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blueprint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

_FOLDER = Path(__file__).parent
DISTRIBUTION = "service-blueprint"
_IMPORT = re.compile(r'^import\s[^;]*?from "\./([\w.-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)(?=(?:async |const |class |function |let ))", re.MULTILINE)
_EXPORT_LIST = re.compile(r"^export \{[^}]*\};\n?", re.MULTILINE)


class Frontend:
    """A component's folder of modules with its entry, and how it gets into the page.

    Served files keep what is resent at every run small. The name under which they are served holds their
    hash, so that a browser never mixes versions. Streamlit finds such folders through the metadata of an
    installed distribution of the same name; here the folder is declared to it directly, and where its
    version has no such way, the modules are joined and sent inline.
    """

    def __init__(self, name: str, styles: tuple[str, ...], *modules: str) -> None:
        """Take files of this folder; each module uses only those before it, and the last is the entry."""
        self._name, self._styles, self._modules = name, styles, modules
        self._full_name = ""
        self._renderer: Callable[..., Any] | None = None

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
        served = serve_folder(self._full_name.partition(".")[2], _FOLDER)
        js = self._modules[-1] if served else self.joined()
        css = "".join(map(_text, self._styles)) + "\n"
        renderer: Callable[..., Any] = st.components.v2.component(self._full_name, css=css, js=js)
        return renderer

    def _hash(self) -> str:
        return sha256("".join(map(_text, self._modules)).encode()).hexdigest()[:12]

    def joined(self) -> str:
        """All modules as one: imports of each other dropped, and nothing exported but the entry's default."""
        texts = [_IMPORT.sub("", _text(name)) for name in self._modules]
        return "\n".join(_EXPORT.sub("", _EXPORT_LIST.sub("", text)) for text in texts)


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
