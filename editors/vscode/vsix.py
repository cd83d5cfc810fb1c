"""Packs the built extension: a .vsix is a zip with a manifest, what kinds of files there are, and the files.

`python vsix.py OUT` after `npm run package`; the layout is that of the Visual Studio Marketplace's packages.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

HERE = Path(__file__).parent
FILES = (
    "package.json",
    "package.nls.json",
    "package.nls.zh-cn.json",
    "README.md",
    "snippets/blueprint.json",
    "dist/extension.js",
)
KINDS = {
    ".json": "application/json",
    ".md": "text/markdown",
    ".js": "application/javascript",
    ".vsixmanifest": "text/xml",
}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def manifest(package: dict[str, object]) -> str:
    """The manifest, from what package.json says."""
    said = {
        k: escape(str(package[k])) for k in ("name", "publisher", "version", "displayName", "description")
    }
    engine = escape(str(package["engines"]["vscode"]))  # type: ignore[index]
    return f"""<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="{said["name"]}" Version="{said["version"]}" Publisher="{said["publisher"]}"/>
    <DisplayName>{said["displayName"]}</DisplayName>
    <Description xml:space="preserve">{said["description"]}</Description>
    <Tags>yaml,service blueprint,snippet</Tags>
    <Categories>{escape(",".join(package["categories"]))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="{engine}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
  </Assets>
</PackageManifest>
"""


def types() -> str:
    """The kinds of files in the package."""
    rows = "".join(f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in KINDS.items())
    return f'<?xml version="1.0" encoding="utf-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{rows}</Types>\n'


def pack(out: Path) -> None:
    """Write the package; the same files give the same bytes."""
    package = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    words = json.loads((HERE / "package.nls.json").read_text(encoding="utf-8"))
    package["description"] = words["description"]
    out.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(out, "w") as file:
        parts = {
            "extension.vsixmanifest": manifest(package).encode(),
            "[Content_Types].xml": types().encode(),
        }
        for name, data in {**parts, **{f"extension/{f}": (HERE / f).read_bytes() for f in FILES}}.items():
            file.writestr(ZipInfo(name, _LONG_AGO), data, ZIP_DEFLATED)


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
    print(f"{sys.argv[1]} is the extension: code --install-extension {sys.argv[1]}")
