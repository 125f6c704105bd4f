"""Write a release: the site, its offline copy, its data, a server's configuration, and checksums."""

from __future__ import annotations

import tempfile
from hashlib import sha256
from pathlib import Path

from generator.checks import load_checked
from generator.problem import Place, Unpublishable, problem
from generator.publish.archive import files_of, packed
from generator.publish.nginx import FOLDER, PORT, nginx
from generator.publish.offline import offline_copy
from generator.publish.version import version_of
from generator.publish.whole import write_whole
from generator.site.build import build_all

SITE, OFFLINE, DATA = "amiable-site.zip", "amiable-offline.zip", "amiable-json.zip"
SERVER, CHECKSUMS = "amiable-nginx.conf", "SHA256SUMS"
NAMES = (SITE, OFFLINE, DATA, SERVER, CHECKSUMS)
INDEX = "/search/"


def release(root: Path, folder: Path) -> None:
    """Write the files of a release into `folder`, all of them or none."""
    root, folder = Path(root).resolve(), Path(folder).resolve()
    _refuse_strangers(folder)
    handbook, version = load_checked(root), version_of(root)
    with tempfile.TemporaryDirectory(prefix="amiable-") as name:
        build_all(root, Path(name, "site"))
        site = files_of(Path(name, "site"))
    data = {path: content for path, content in site.items() if _is_data(path)}
    files = {
        SITE: packed(site, Path(SITE).stem, version.moment),
        OFFLINE: offline_copy(handbook, version),
        SERVER: nginx(handbook, FOLDER, PORT).encode(),
    }
    if data:
        files[DATA] = packed(data, Path(DATA).stem, version.moment)
    files[CHECKSUMS] = _checksums(files)
    _make(folder)
    for name in set(NAMES) - set(files):
        (folder / name).unlink(missing_ok=True)
    for name, content in sorted(files.items()):
        write_whole(folder / name, content)
        print(f"{name}: {len(content) / 1000:.0f} kB")
    print(f"Amiable {version}, in {folder}")


def _is_data(path: str) -> bool:
    return path.endswith(".json") and INDEX not in path


def _checksums(files: dict[str, bytes]) -> bytes:
    """As `sha256sum --check` reads them."""
    return "".join(
        f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())
    ).encode()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unpublishable([problem(Place(folder.as_posix()), "not_written")]) from error


def _refuse_strangers(folder: Path) -> None:
    """A release never stands among other files, where an old archive could pass for new."""
    if not folder.exists():
        return
    if not folder.is_dir() or {path.name for path in folder.iterdir()} - set(NAMES):
        raise Unpublishable([problem(Place(str(folder)), "not_a_release")])
