"""List what a release is made with, as CycloneDX: `python -m tests.bill`, part of `make lock`.

Reads on its input what cyclonedx-py tells of the Python packages, adds the npm packages whose
code stands in the pages, and writes `publish/sbom.cdx.json`.
"""

from __future__ import annotations

import json
import sys
from base64 import b64decode
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BILL = ROOT / "publish/sbom.cdx.json"
IN_PAGES = ("fflate", "iframe-worker")
"""Of what npm installs the packages that a reader's browser runs."""
ROOT_REF = "root-component"


def main() -> int:
    bill = json.load(sys.stdin)
    npm = [npm_component(name) for name in IN_PAGES]
    bill["components"] += npm
    refs = [one["bom-ref"] for one in npm]
    for one in bill["dependencies"]:
        if one["ref"] == ROOT_REF:
            one["dependsOn"] = sorted([*one.get("dependsOn", []), *refs])
    bill["dependencies"] += [{"ref": ref} for ref in refs]
    BILL.write_text(json.dumps(bill, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 0


def npm_component(name: str) -> dict[str, Any]:
    """A package of the npm lock file, as CycloneDX says it."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    found = lock["packages"][f"node_modules/{name}"]
    method, _, digest = found["integrity"].partition("-")
    assert method == "sha512", name
    return {
        "type": "library",
        "bom-ref": f"pkg:npm/{name}@{found['version']}",
        "name": name,
        "version": found["version"],
        "hashes": [{"alg": "SHA-512", "content": b64decode(digest).hex()}],
        "licenses": [{"license": {"id": found["license"], "acknowledgement": "declared"}}],
        "purl": f"pkg:npm/{name}@{found['version']}",
    }


if __name__ == "__main__":
    sys.exit(main())
