"""Make the copy that opens from a disk: the whole site in one zip, no network, no server."""

from __future__ import annotations

import tempfile
from pathlib import Path

from generator.model.handbook import Handbook
from generator.publish.archive import files_of, packed
from generator.publish.version import Version
from generator.site.build import build_for_disk

TOP = "amiable"
"""The one folder that unpacking gives."""
# Nothing on a page asks for it: maps are for those who mend the theme, and the words of
# other languages for searches that the site does not make.
UNUSED_ENDINGS, UNUSED_FOLDER = (".map",), "/assets/javascripts/lunr/"


def offline_copy(handbook: Handbook, version: Version, language: str = "en") -> bytes:
    """The zip; raises Unpublishable with every fault of the site."""
    with tempfile.TemporaryDirectory(prefix="amiable-") as name:
        folder = Path(name, "site")
        build_for_disk(handbook, folder, language)
        files = {path: content for path, content in files_of(folder).items() if _used(path)}
    return packed(files | _read_me(handbook, version), TOP, version.moment)


def _used(path: str) -> bool:
    return not path.endswith(UNUSED_ENDINGS) and UNUSED_FOLDER not in f"/{path}"


def _read_me(handbook: Handbook, version: Version) -> dict[str, bytes]:
    """One short text in each language, for those who look into the folder first."""
    found: dict[str, bytes] = {}
    for locale, messages in handbook.messages.items():
        words, name = messages["read_me"], handbook.settings_words[locale].name
        lines = [name, "", *words["text"].splitlines(), "", f"{words['version']} {version}"]
        # As a plain editor of Windows wants it. A language that has not translated it yet
        # names the source's file, which is there already.
        found.setdefault(words["file"], ("\r\n".join(lines) + "\r\n").encode("utf-8-sig"))
    return found
