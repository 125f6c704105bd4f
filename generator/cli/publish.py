"""`offline`, `release` and `nginx`: what is taken away from here to be published."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import checks
from generator.cli.commands import Commands
from generator.cli.put import put_file
from generator.cli.tell import tell
from generator.files.refused import writing
from generator.problem import Place
from generator.publish.nginx import FOLDER, PORT, nginx
from generator.publish.version import version_of
from generator.wording import say


def offline(options: argparse.Namespace) -> int:
    """Write the copy of the site that opens from a disk."""
    from generator.publish.offline import offline_copy

    handbook = checks.load_checked(options.root)
    copy = offline_copy(handbook, version_of(options.root), options.lang)
    return tell(put_file(options.file, copy), options.lang)


def release(options: argparse.Namespace) -> int:
    """Write the archives of a release and their checksums."""
    from generator.publish.release import put_release, refuse_strangers, release

    refuse_strangers(options.folder)
    version = version_of(options.root)
    files = release(options.root, version, options.lang)
    with writing(Place(options.folder.as_posix()), options.root):
        put_release(options.folder, files)
    for name, content in files.items():
        print(say(options.lang, "archive", name=name, size=f"{len(content) / 1000:.0f}"))
    print(say(options.lang, "released", version=version, folder=options.folder))
    return 0


def configure(options: argparse.Namespace) -> int:
    """Print a configuration for nginx."""
    handbook = checks.load_checked(options.root)
    print(nginx(handbook, options.folder, options.listen), end="")
    return 0


def add_commands(commands: Commands) -> None:
    """The three commands, with what they take."""
    names = commands.names
    copied, words = commands.add("offline", offline)
    copied.add_argument("file", type=Path, metavar=names["file"], help=words["file"])
    released, words = commands.add("release", release)
    released.add_argument("folder", type=Path, metavar=names["folder"], help=words["folder"])
    served, words = commands.add("nginx", configure)
    served.add_argument(
        "--folder", default=FOLDER, metavar=names["folder"], help=words["folder"]
    )
    served.add_argument(
        "--listen", type=int, default=PORT, metavar=names["port"], help=words["listen"]
    )
