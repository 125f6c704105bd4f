"""Make pages that open from a disk, where no server stands between the reader and the files.

There a link must name a file, the search index must be a script, and a worker needs a shim.
The layout of the folders stays that of the site, so that whatever names a script or a page
(a house's template too) need not know of this second build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.site.escape import one_line_json
from generator.written.layers import ASSETS

PAGE = "index.html"
# What only a server or a search engine asks for.
FOR_SERVERS = frozenset({"404.html", "sitemap.xml"})
SHIM = f"{ASSETS}/iframe-worker.js"
"""Of npm's iframe-worker 1.0.4: browsers start no worker from a file."""
LICENCE = f"{ASSETS}/iframe-worker.LICENSE.txt"
VENDORED = Path(__file__).parent / "shim"
LINK = re.compile(r'(?<=\shref=")[^"]+')
DATA = re.compile(r'(<script type="application/json"[^>]*>)(.*?)(?=</script>)', re.DOTALL)
# A scheme, another host, the top of the disk, or a place on the page itself.
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#|\?", re.IGNORECASE)
FOLDER = re.compile(r"(?:^|.*/)\.{1,2}$|.*/$")


def file_address(address: str) -> str:
    """The address with the file's name, if it leads to a folder of this site."""
    if ELSEWHERE.match(address):
        return address
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", address, re.DOTALL).groups()
    if path and not FOLDER.match(path):
        return address
    start = f"{path.removesuffix('/')}/" if path else ""
    return f"{start}{PAGE}{mark}{rest}"


def name_files(html: str) -> str:
    """The page with every link to a folder leading to the file in it.

    Links that a script will make are told in the page's data, under `href`.
    """
    html = LINK.sub(lambda link: file_address(link[0]), html)
    return DATA.sub(lambda found: found[1] + _with_files(found[2]), html)


def index_script(index: Mapping[str, Any]) -> str:
    """The search index as a script: a page from a disk may fetch nothing."""
    entries = [{**one, "location": _location(one["location"])} for one in index["docs"]]
    text = json.dumps({**index, "docs": entries}, ensure_ascii=False, separators=(",", ":"))
    return f"var __index = {text}\n"


def shim_files() -> dict[str, str]:
    """The worker's shim and its licence: address in the site → text."""
    return {
        SHIM: (VENDORED / "iframe-worker.js").read_text("utf-8"),
        LICENCE: (VENDORED / "LICENSE").read_text("utf-8"),
    }


def _location(location: str) -> str:
    # The home page is "", and "#a" a place on it: the search puts them behind the top folder.
    page, mark, anchor = location.partition("#")
    return f"{file_address(page)}{mark}{anchor}"


def _with_files(text: str) -> str:
    data = json.loads(text)
    changed = _walk(data)
    return text if changed == data else one_line_json(changed)


def _walk(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {
            key: file_address(one) if key == "href" and isinstance(one, str) else _walk(one)
            for key, one in data.items()
        }
    return [_walk(one) for one in data] if isinstance(data, list) else data
