"""The hook that mkdocs.yml names: with it plain MkDocs builds or serves one locale.

MkDocs loads this file by its path, so it finds the package by itself.
"""

import difflib
import logging
import os
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from generator.checks import load_checked
from generator.model.handbook import Handbook
from generator.problem import Unpublishable
from generator.site.build import SITE
from generator.site.events import LocaleSite
from generator.site.root import write_root
from generator.site.serve import watched

# The macros plugin tells every build which variables it knows.
logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)
serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether MkDocs serves: live reload needs a looser policy."""
    global serving
    serving = command == "serve"


@event_priority(100)  # before search and macros read the configuration
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put one locale's events among the plugins, unless `build_all` already did."""
    if SITE in config.plugins:
        return config.plugins[SITE].configure(config)
    try:
        handbook = load_checked(Path(config.config_file_path).parent)
        base_url = (config.site_url or "") if serving else ""
        site = LocaleSite(handbook, _locale(handbook), base_url=base_url, loose=serving)
    except Unpublishable as error:
        raise PluginError(str(error)) from error
    config.plugins[SITE] = site
    Path(config.site_dir).mkdir(parents=True, exist_ok=True)
    write_root(handbook, Path(config.site_dir), site.base_url, loose=serving)
    return site.configure(config)


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    """Follow the data and the templates too."""
    for folder in watched(Path(config.config_file_path).parent):
        server.watch(str(folder))


def _locale(handbook: Handbook) -> str:
    wanted = os.environ.get("AMIABLE_LOCALE") or handbook.source_locale
    if wanted not in handbook.locales:
        near = difflib.get_close_matches(wanted, handbook.locales, 1)
        advice = (
            f"Did you mean {near[0]}?" if near else f"Known: {', '.join(handbook.locales)}."
        )
        raise PluginError(f"AMIABLE_LOCALE={wanted}: no such locale. {advice}")
    return wanted
