"""`offline`, `release` and `nginx`: what is taken away from here to be published."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from generator import checks
from generator.cli.put import put_file
from generator.cli.tell import tell
from generator.problem import Place, Unpublishable, problem
from generator.publish.nginx import FOLDER, PORT, nginx
from generator.publish.version import version_of


def offline(options: argparse.Namespace) -> int:
    """Write the copy of the site that opens from a disk."""
    from generator.publish.offline import offline_copy

    handbook = checks.load_checked(options.root)
    copy = offline_copy(handbook, version_of(options.root))
    return tell(put_file(options.file, copy), options.lang)


def release(options: argparse.Namespace) -> int:
    """Write the archives of a release, and their checksums last."""
    from generator.publish.release import refuse_strangers, release

    refuse_strangers(options.folder)
    version = version_of(options.root)
    files = release(options.root, version)
    _make(options.folder)
    found = [one for name in files for one in put_file(options.folder / name, files[name])]
    for name, content in files.items():
        print(f"{name}: {len(content) / 1000:.0f} kB")
    print(f"Amiable {version}, in {options.folder}")
    return tell(found, options.lang)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unpublishable([problem(Place(folder.as_posix()), "not_written")]) from error


def configure(options: argparse.Namespace) -> int:
    """Print a configuration for nginx."""
    handbook = checks.load_checked(options.root)
    print(nginx(handbook, options.folder, options.listen), end="")
    return 0


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """The three commands, with what they take."""
    copied = commands.add_parser(
        "offline",
        parents=[shared],
        help="write a zip that opens from a disk, without a network",
    )
    copied.add_argument("file", type=Path, metavar="FILE", help="the zip to write")
    copied.set_defaults(run=offline)
    released = commands.add_parser(
        "release",
        parents=[shared],
        help="write the site, its offline copy, its data and checksums as archives",
    )
    released.add_argument(
        "folder", type=Path, metavar="DIR", help="the folder to write, for them alone"
    )
    released.set_defaults(run=release)
    served = commands.add_parser(
        "nginx", parents=[shared], help="print a configuration for nginx, with all headers"
    )
    served.add_argument(
        "--folder",
        default=FOLDER,
        help="where the site is on the server (default: %(default)s)",
    )
    served.add_argument(
        "--listen",
        type=int,
        default=PORT,
        metavar="PORT",
        help="the port (default: %(default)s)",
    )
    served.set_defaults(run=configure)
