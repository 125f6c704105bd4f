"""Build the site: every locale beside the old site, then one swap.

A build that fails so leaves the old site as it was.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator.checks import load_checked
from generator.files.put import folders_above
from generator.files.refused import writing
from generator.files.replace import put_back, replacing
from generator.model.handbook import Handbook
from generator.problem import Place, Problem, Unpublishable, problem
from generator.site.address import public_url
from generator.site.complaints import complaints
from generator.site.disk import name_files
from generator.site.events import LocaleSite
from generator.site.headers import write_headers
from generator.site.parallel import each
from generator.site.root import write_disk_root, write_root
from generator.site.template_fault import template_faults
from generator.wording import counted, tenths

CONFIG = "mkdocs.yml"
SITE = "amiable"
"""The name under which one locale's events stand among MkDocs' plugins."""
PROOF_OF_SITE = "sitemap.xml"


def build_all(root: Path, site_dir: Path, strict: bool = True, language: str = "en") -> None:
    """Build every locale into `site_dir`, replacing the site that stands there.

    What was built is told in `language`.
    """
    root, target = Path(root).resolve(), Path(site_dir).resolve()
    with writing(Place(Path(site_dir).as_posix()), root):
        put_back(target)
        _refuse_strangers(target)
        handbook = load_checked(root)
        with folders_above(target), replacing(target) as fresh:
            _build_locales(handbook, fresh, language, strict)
            write_root(handbook, fresh, public_url(handbook))
            write_headers(handbook, fresh, public_url(handbook))


def build_for_disk(handbook: Handbook, folder: Path, language: str = "en") -> None:
    """Build every locale into a new folder, to be opened from a disk, without any server."""
    _build_locales(handbook, folder, language, on_disk=True)
    write_disk_root(handbook, folder, public_url(handbook))
    # Of all pages at once, whoever made them.
    for page in folder.rglob("*.html"):
        page.write_text(name_files(page.read_text("utf-8")), "utf-8")


def _build_locales(
    handbook: Handbook,
    folder: Path,
    language: str,
    strict: bool = True,
    on_disk: bool = False,
) -> None:
    """Build every locale; the faults of all of them are told at once."""

    def build_one(locale: str) -> str | tuple[Problem, ...]:
        start = time.perf_counter()
        try:
            site = LocaleSite(handbook, locale, on_disk=on_disk)
            build_locale(site, folder, strict=strict)
        except Unpublishable as error:
            return error.problems
        took = tenths(language, time.perf_counter() - start)
        return counted(language, "built", site.page_count, locale=locale, seconds=took)

    # MkDocs imports its theme and plugins now, once, and not in every process.
    with complaints(str, handbook.root, strict=False):
        load_config(str(handbook.root / CONFIG))
    outcomes = each(build_one, handbook.locales)
    faults = {one for found in outcomes if not isinstance(found, str) for one in found}
    if faults:
        raise Unpublishable(sorted(faults))
    print(*outcomes, sep="\n")


def build_locale(
    site: LocaleSite,
    site_dir: Path,
    *,
    strict: bool = True,
    watchers: Mapping[str, Any] | None = None,
) -> None:
    """Build one locale into its folder of `site_dir`.

    `watchers` are further objects with MkDocs events, by name.
    """
    path = str(site.handbook.root / CONFIG)
    root = site.handbook.root
    with template_faults(root), complaints(site.source_of, root, strict=strict):
        config = load_config(path, site_dir=str(site_dir), strict=strict)
        config.plugins[SITE] = site
        for name, watcher in (watchers or {}).items():
            config.plugins[name] = watcher
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()


def _refuse_strangers(target: Path) -> None:
    """A folder that holds something else than a site of ours is never replaced."""
    if not target.exists():
        return
    is_ours = target.is_dir() and (PROOF_OF_SITE in (found := _names(target)) or not found)
    if not is_ours:
        raise Unpublishable([problem(Place(str(target)), "not_a_site")])


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
