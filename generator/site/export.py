"""Write the pages to disk, macros already expanded, for any other builder."""

from __future__ import annotations

import re
import shutil
import tempfile
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
from generator.model.handbook import Handbook
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
    root, folder = Path(root).resolve(), Path(folder).resolve()
    handbook = load_checked(root)
    with tempfile.TemporaryDirectory(prefix="amiable-") as site_dir:
        for locale in handbook.locales:
            exporter = Exporter(folder / PAGES / locale)
            site = LocaleSite(handbook, locale)
            build_locale(site, Path(site_dir), watchers={"export": exporter})
            config = exporter.settings | {
                "extra": exporter.settings["extra"] | _switch(handbook),
                "docs_dir": f"{PAGES}/{locale}",
                "site_dir": f"{SITE}/{locale}",
            }
            text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
            file = f"mkdocs.{locale}.yml"
            (folder / file).write_text(text, "utf-8")
            told = {"locale": locale, "file": file}
            print(counted(language, "exported", site.page_count, **told), flush=True)
    (folder / SITE).mkdir(exist_ok=True)
    write_root(handbook, folder / SITE, public_url(handbook))


class Exporter:
    """Catches the settings, the files, and each page's Markdown after the macros."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.settings: dict[str, Any] = {}

    @event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Begin an empty folder with everything that is no page of the theme's."""
        shutil.rmtree(self.folder, ignore_errors=True)
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
