"""Make a release: the site, its offline copy, its data, a server's settings, what it is made with."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from generator.checks import load_checked
from generator.files.put import put_all
from generator.problem import Place, Unpublishable, problem
from generator.publish.archive import files_of, packed
from generator.publish.nginx import FOLDER, PORT, nginx
from generator.publish.offline import offline_copy
from generator.publish.version import Version
from generator.site.build import build_all

SITE, OFFLINE, DATA = "amiable-site.zip", "amiable-offline.zip", "amiable-json.zip"
SERVER, BILL, CHECKSUMS = "amiable-nginx.conf", "amiable-sbom.cdx.json", "SHA256SUMS"
NAMES = frozenset({SITE, OFFLINE, DATA, SERVER, BILL, CHECKSUMS})
PART = re.compile(rf"\.(?:{'|'.join(map(re.escape, sorted(NAMES)))})\.\d+")
"""What one of them is called until it is whole."""
INDEX = "/search/"
PACKAGES = Path(__file__).parents[2] / "publish/sbom.cdx.json"
"""Every package with its licence; `make lock` writes it."""


def release(root: Path, version: Version, language: str = "en") -> dict[str, bytes]:
    """The files of a release, by their names; what is being built is told in `language`."""
    handbook = load_checked(root)
    with tempfile.TemporaryDirectory(prefix="amiable-") as name:
        build_all(root, Path(name, "site"), language=language)
        site = files_of(Path(name, "site"))
    data = {path: content for path, content in site.items() if _is_data(path)}
    files = {
        SITE: packed(site, Path(SITE).stem, version.moment),
        OFFLINE: offline_copy(handbook, version, language),
        DATA: packed(data, Path(DATA).stem, version.moment),
        SERVER: nginx(handbook, FOLDER, PORT).encode(),
        BILL: PACKAGES.read_bytes(),
    }
    return files | {CHECKSUMS: _checksums(files)}


def refuse_strangers(folder: Path) -> None:
    """A release never stands among other files, which nobody could tell from it."""
    if not folder.exists():
        return
    if not folder.is_dir() or any(map(_is_strange, folder.iterdir())):
        raise Unpublishable([problem(Place(folder.as_posix()), "not_a_release")])


def put_release(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, all or none, and clear away what a killed release left of its own."""
    put_all({folder / name: content for name, content in files.items()})
    for path in folder.iterdir():
        if PART.fullmatch(path.name):
            path.unlink(missing_ok=True)


def _is_strange(path: Path) -> bool:
    return path.name not in NAMES and not PART.fullmatch(path.name)


def _is_data(path: str) -> bool:
    return path.endswith(".json") and INDEX not in path


def _checksums(files: Mapping[str, bytes]) -> bytes:
    """As `sha256sum --check` reads them."""
    return "".join(
        f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())
    ).encode()
