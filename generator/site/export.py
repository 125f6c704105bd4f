"""Write the pages to disk, macros already expanded, for any other builder."""

from __future__ import annotations

import re
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.checks import load_checked
from generator.files.put import folders_above, put_all
from generator.files.refused import writing
from generator.files.replace import replacing
from generator.model.handbook import Handbook
from generator.problem import Place
from generator.site.address import public_url
from generator.site.build import build_locale
from generator.site.events import LocaleSite
from generator.site.root import write_root
from generator.wording import counted

PAGES, SITE = "pages", "site"
# What only our own events need or understand.
OURS = ("hooks", "docs_dir", "site_dir")
RENDER = "render_macros"
SCRIPT = re.compile(r'(<script defer src=")(?:\.\./)+')


def export(root: Path, folder: Path, language: str = "en") -> None:
    """Write every locale's pages under `folder`, with a configuration for plain MkDocs.

    The site is built on the way, so that only what builds is ever exported. What stands above
    the locales is written where the sites will be: no builder of one locale makes it. What was
    written is told in `language`.
    """
    root, place = Path(root).resolve(), Place(Path(folder).as_posix())
    with writing(place, root):
        handbook = load_checked(root)
        told = _export(handbook, Path(folder).resolve(), language)
    print(*told, sep="\n", flush=True)


def _export(handbook: Handbook, folder: Path, language: str) -> list[str]:
    """Let all grow beside; only when the last of it is there, each takes its place."""
    told, files = [], {}
    with ExitStack() as stack:
        site_dir = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="amiable-")))
        for locale in handbook.locales:
            target = folder / PAGES / locale
            stack.enter_context(folders_above(target))
            exporter = Exporter(stack.enter_context(replacing(target)))
            site = LocaleSite(handbook, locale)
            build_locale(site, site_dir, watchers={"export": exporter})
            file = f"mkdocs.{locale}.yml"
            files[folder / file] = _config(handbook, locale, exporter.settings).encode()
            names = {"locale": locale, "file": file}
            told.append(counted(language, "exported", site.page_count, **names))
        write_root(handbook, site_dir, public_url(handbook))
        above = (path for path in site_dir.iterdir() if path.is_file())
        put_all(files | {folder / SITE / path.name: path.read_bytes() for path in above})
    return told


def _config(handbook: Handbook, locale: str, settings: dict[str, Any]) -> str:
    config = settings | {
        "extra": settings["extra"] | _switch(handbook),
        "docs_dir": f"{PAGES}/{locale}",
        "site_dir": f"{SITE}/{locale}",
    }
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)


class Exporter:
    """Catches the settings, the files, and each page's Markdown after the macros."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.settings: dict[str, Any] = {}

    @event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Begin with everything that is no page of the theme's."""
        for file in files:
            if not file.is_documentation_page() and file.src_dir not in config.theme.dirs:
                self._write(file.src_uri, file.content_bytes)

    @event_priority(-100)
    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, **_: Any
    ) -> None:
        """Write a page as it is once its macros have run.

        Its scripts are named from the top of the host: some builders read an address in HTML
        as one beside the page, others as one beside its Markdown, which is a folder higher.
        """
        top = urlsplit(config.site_url or "/").path
        markdown = SCRIPT.sub(rf"\g<1>{top}", markdown)
        meta = {key: value for key, value in page.meta.items() if key != RENDER}
        head = yaml.safe_dump(meta, allow_unicode=True) if meta else ""
        text = f"---\n{head}---\n{markdown}" if head else markdown
        self._write(page.file.src_uri, text.encode())

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Keep the settings: our file's, with what the handbook has set in them."""
        self.settings = _settings(config)

    def _write(self, uri: str, content: bytes) -> None:
        path = self.folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _switch(handbook: Handbook) -> dict[str, Any]:
    """The links to the other languages, as the theme makes them where our events do not."""
    if len(handbook.locales) == 1:
        return {}
    names = {locale: handbook.messages[locale]["language"] for locale in handbook.locales}
    return {
        "alternate": [
            {"name": name, "link": f"../{locale}/", "lang": locale}
            for locale, name in names.items()
        ]
    }


def _settings(config: MkDocsConfig) -> dict[str, Any]:
    """mkdocs.yml without our hook, template folder and macros, and with one locale's values."""
    path = Path(config.config_file_path)
    written = yaml.safe_load(path.read_text("utf-8"))
    theme = {key: value for key, value in written["theme"].items() if key != "custom_dir"}
    theme |= {"language": config.theme["language"], "palette": config.theme["palette"]}
    kept = {key: value for key, value in written.items() if key not in OURS}
    return kept | {
        "site_name": str(config.site_name),
        "site_url": config.site_url,
        "copyright": config.copyright,
        "theme": theme,
        "plugins": [one for one in written["plugins"] if "macros" not in one],
        "extra_css": list(config.extra_css),
        "nav": config.nav,
    }
