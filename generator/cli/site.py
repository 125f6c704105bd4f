"""`build`, `serve`, `export` and `schemas`: the site, its preview, and what editors read."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import checks
from generator.cli.commands import Commands
from generator.model.handbook import Handbook
from generator.wording import counted


def build(options: argparse.Namespace) -> int:
    """Build every locale's site."""
    from generator.site.build import build_all

    build_all(options.root, options.site or options.root / "site", language=options.lang)
    return 0


def serve(options: argparse.Namespace) -> int:
    """Show the site and follow every edit, until it is stopped."""
    from generator.schema.write import write_schemas
    from generator.site.serve import serve

    def then(handbook: Handbook) -> None:
        # Editors follow a house's new ids; ours are written by `make schemas`.
        if handbook.has_house:
            write_schemas(options.root, handbook)

    serve(options.root, options.host, options.port, options.lang, then)
    return 0


def export(options: argparse.Namespace) -> int:
    """Write the pages for another builder."""
    from generator.site.export import export

    export(options.root, options.folder, options.lang)
    return 0


def schemas(options: argparse.Namespace) -> int:
    """Write the schemas that have changed."""
    from generator.schema.write import write_schemas

    handbook = checks.load_checked(options.root)
    print(counted(options.lang, "schemas", write_schemas(options.root, handbook)))
    return 0


def add_commands(commands: Commands) -> None:
    """The four commands, with what they take."""
    built, words = commands.add("build", build)
    built.add_argument(
        "--site", type=Path, metavar=commands.names["folder"], help=words["site"]
    )
    served, words = commands.add("serve", serve)
    names = commands.names
    served.add_argument(
        "--host", default="127.0.0.1", metavar=names["host"], help=words["host"]
    )
    served.add_argument(
        "--port", type=int, default=8000, metavar=names["port"], help=words["port"]
    )
    exported, words = commands.add("export", export)
    exported.add_argument("folder", type=Path, metavar=names["folder"], help=words["folder"])
    commands.add("schemas", schemas)
