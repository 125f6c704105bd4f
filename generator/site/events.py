"""One locale of the site, as MkDocs events."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.model.handbook import Handbook
from generator.problem import Place, Unpublishable, problem
from generator.site import disk, search
from generator.site.address import public_url
from generator.site.alternates import Alternates
from generator.site.edition import Edition
from generator.site.embeds import embeds
from generator.site.exporter_data import EXPORTER_DATA, exporter_data
from generator.site.leaves import Leaves
from generator.site.macros import macros
from generator.site.mend import mend
from generator.site.navigation import navigation
from generator.site.open_data import open_data
from generator.site.pages import Page as GeneratedPage
from generator.site.pages import pages
from generator.site.phrasing import Phrasing
from generator.site.settings import COLOURS, colour_sheet, configure
from generator.site.shelf import is_kept
from generator.site.stand_in import stand_in
from generator.site.template_cache import template_cache
from generator.site.template_fault import template_faults
from generator.site.terms import GLOSSARY, TermLinks
from generator.typography import typeset
from generator.written import layers
from generator.written.links import without_links

NOT_FOUND = "404.html"
INDEX = "search/search_index.json"
ARCHIVED_SITEMAP = "sitemap.xml.gz"


class LocaleSite:
    """The events that MkDocs runs while it builds one locale."""

    def __init__(
        self,
        handbook: Handbook,
        locale: str,
        *,
        base_url: str = "",
        loose: bool = False,
        on_disk: bool = False,
    ):
        layers.refuse_links(handbook.root)
        self.handbook, self.locale, self.loose = handbook, locale, loose
        self.on_disk = on_disk
        self.base_url = base_url or public_url(handbook)
        self.messages = handbook.messages[locale]
        self.colours = colour_sheet(handbook)
        self.exporter_data = exporter_data(handbook)
        self.generated = _generated(handbook, locale)
        self.hand_written = layers.hand_written(handbook.root, locale)
        where = (handbook.root, locale, handbook.source_locale)
        self.untranslated = layers.untranslated(*where)
        self.removed = layers.removed(*where)
        # Without the page of the glossary no term leads there.
        self.terms = TermLinks({} if GLOSSARY in self.removed else handbook.glossary[locale])
        self.alternates = Alternates(handbook, self.base_url, set(self.generated))
        self._refuse_taken_addresses()

    @property
    def page_count(self) -> int:
        return len(self.generated) + len(self.hand_written) + len(self.untranslated)

    def source_of(self, uri: str) -> str:
        """The file a page is made from, from the root of the project."""
        if uri in self.generated:
            return self.generated[uri].source
        path = (self.untranslated | self.hand_written).get(uri)
        return path.relative_to(self.handbook.root).as_posix() if path else uri

    def configure(self, config: MkDocsConfig) -> MkDocsConfig:
        """Point one configuration at this locale, before any plugin reads it."""
        configure(config, self.handbook, self.locale, self.base_url)
        generated = list(self.generated.values())
        config.markdown_extensions.append(self.terms)
        config.nav = navigation(self.handbook, self.locale, generated)
        if self.on_disk:
            config.extra["polyfills"] = [disk.SHIM]
            config.theme.static_templates -= disk.FOR_SERVERS
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put this locale's files in the place of what MkDocs found by itself.

        Its own walk follows symbolic links and knows neither locales nor layers.
        """
        own = [file for file in files if file.src_dir != config.docs_dir]
        own += [_virtual(config, uri, page.text) for uri, page in self.generated.items()]
        own += [_virtual(config, uri, self._stand_in(uri)) for uri in self.untranslated]
        on_disk = self.hand_written | layers.assets(self.handbook.root)
        own += [_on_disk(config, uri, path) for uri, path in on_disk.items()]
        for file in own:
            if file.is_documentation_page():
                file.edit_uri = self.source_of(file.src_uri)
        if self.handbook.settings.colours:
            own.append(_virtual(config, COLOURS, self.colours))
        own.append(_virtual(config, EXPORTER_DATA, self.exporter_data))
        own += [_virtual(config, uri, text) for uri, text in self._beside(config)]
        if self.on_disk:
            # What is no template any more would be copied as it stands.
            own = [file for file in own if file.src_uri not in disk.FOR_SERVERS]
            own += [_virtual(config, uri, text) for uri, text in disk.shim_files().items()]
        config.plugins["macros"].register_macros(macros(self.handbook, self.locale))
        return Files(own)

    @event_priority(50)  # before the macros, whose arguments are none of its business
    def _on_typed(self, markdown: str, page: Page, **_: Any) -> str:
        """Set the typography of what was typed by hand; tell the glossary where it is."""
        uri = self.terms.page = page.file.src_uri
        if uri in self.generated:
            return markdown
        locale = self.handbook.source_locale if uri in self.untranslated else self.locale
        if "description" in page.meta:
            page.meta["description"] = typeset(str(page.meta["description"] or ""), locale)
        return typeset(markdown, locale)

    @event_priority(-50)  # after the macros, which make links as well
    def _on_rendered(self, markdown: str, page: Page, **_: Any) -> str:
        """Leave no link to a page that a house has removed."""
        return without_links(markdown, page.file.src_uri, self.removed)

    on_page_markdown = CombinedEvent(_on_typed, _on_rendered)

    def on_env(self, env: Any, **_: Any) -> Any:
        """Let the theme's templates be compiled once for all locales and builds."""
        env.bytecode_cache = template_cache(self.handbook.root)
        self.leaves = Leaves(env)
        return env

    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
        # Material prints the description unescaped.
        page.meta["description"] = Markup(escape(page.meta.get("description", "")))
        if is_kept(page):
            return context
        config.extra["alternate"] = self.alternates.of(page.file.src_uri, page.url)
        return context | {"nav": self.leaves.shortened(context)}

    def on_template_context(
        self, context: Any, template_name: str, config: MkDocsConfig
    ) -> Any:
        config.extra["alternate"] = self.alternates.of()
        return context | {"messages": self.messages, "alternates": self.alternates}

    def on_post_page(self, output: str, page: Page, **_: Any) -> str:
        if is_kept(page):
            return output
        return self._mended(self.leaves.restored(output), page.file.src_uri, page.url)

    def on_post_template(self, output_content: str, template_name: str, **_: Any) -> str:
        if template_name != NOT_FOUND:
            return output_content
        return self._mended(output_content)

    @event_priority(-50)  # after the search plugin has written its index
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Add the words that find a page to the search index; take the time off the sitemap."""
        path = Path(config.site_dir, INDEX)
        index = json.loads(path.read_text("utf-8"))
        search.enrich(index, self._search_words())
        settings = index["config"]
        passed = self.messages["search"]
        settings["separator"] = search.passing_over(
            settings["separator"], passed["words"], passed["endings"]
        )
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text, "utf-8")
        if self.on_disk:
            path.with_suffix(".js").write_text(disk.index_script(index), "utf-8")
        else:
            _archive_anew(Path(config.site_dir, ARCHIVED_SITEMAP))

    def _mended(self, html: str, uri: str = "", url: str = "") -> str:
        alternates = self.alternates.of(uri, url)
        how = {"loose": self.loose, "on_disk": self.on_disk}
        try:
            return mend(html, self.locale, self.messages, alternates, **how)
        except LookupError as error:
            raise PluginError(str(error)) from error

    def _search_words(self) -> dict[str, tuple[str, ...]]:
        return {
            f"scenarios/{id}/": item.words[self.locale].search_words
            for id, item in self.handbook.scenarios.items()
        }

    def _beside(self, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
        """What stands beside the pages: letters to embed, and the handbook as data."""
        has_folders = config.use_directory_urls
        edition = Edition(self.handbook, self.locale)
        with template_faults(self.handbook.root):
            yield from embeds(edition, directory_urls=has_folders, loose=self.loose)
        yield from open_data(edition, self.base_url, has_folders)

    def _stand_in(self, uri: str) -> str:
        source = self.handbook.source_locale
        language = self.handbook.messages[source]["language"]
        say = Phrasing(self.handbook, self.locale).fill
        notice = say(self.messages["not_translated"], language=language)
        return stand_in(self.untranslated[uri].read_text("utf-8"), source, notice)

    def _refuse_taken_addresses(self) -> None:
        taken = sorted(self.generated.keys() & self.hand_written.keys())
        if taken:
            root = self.handbook.root
            places = [
                Place(self.hand_written[uri].relative_to(root).as_posix()) for uri in taken
            ]
            sources = [self.generated[uri].source for uri in taken]
            raise Unpublishable(
                problem(place, "address_taken", source=source)
                for place, source in zip(places, sources, strict=True)
            )


def _generated(handbook: Handbook, locale: str) -> dict[str, GeneratedPage]:
    with template_faults(handbook.root):
        return {page.uri: page for page in pages(handbook, locale)}


def _archive_anew(path: Path) -> None:
    """Pack a file again without the time of the build: the same site is the same bytes."""
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()), mtime=0))


def _virtual(config: MkDocsConfig, uri: str, text: str) -> File:
    return File.generated(config, uri, content=text)


def _on_disk(config: MkDocsConfig, uri: str, path: Path) -> File:
    folder = str(path).removesuffix(uri)
    return File(uri, folder, config.site_dir, config.use_directory_urls)
