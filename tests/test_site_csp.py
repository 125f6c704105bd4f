"""The policy allows the theme's pinned scripts, and no other."""

import pytest

from generator.site.csp import THEME_SCRIPTS, digest, policy


def test_names_every_pinned_script_and_nothing_unsafe():
    """Scripts run by file or by hash only; styles by file only."""
    tag = policy("<p>A page without scripts.</p>")
    assert all(pinned in tag for pinned in THEME_SCRIPTS)
    assert "default-src 'none'" in tag
    assert "style-src 'self';" in tag
    assert "unsafe" not in tag


def test_refuses_a_script_it_does_not_know():
    """A script that somebody smuggled into a page stops the build."""
    with pytest.raises(LookupError, match="does not know: 'alert"):
        policy("<p></p><script>alert(1)</script>")


def test_lets_data_and_files_pass():
    """A data block runs nothing, and a file of this site is allowed anyway."""
    policy('<script type="application/json" id="letter-data">{}</script>')
    policy('<script defer src="letter.js"></script>')


def test_live_reload_may_run_its_own_script():
    """A hash would switch 'unsafe-inline' off again, so a loose policy has none."""
    tag = policy("<p></p>", loose=True)
    assert "script-src 'self' 'unsafe-inline';" in tag
    assert "sha256" not in tag


def test_a_page_on_a_disk_lets_the_shim_write_its_script():
    """And no more: no inline style, no script that nobody knows."""
    tag = policy("<p></p>", on_disk=True)
    assert "script-src 'self' 'unsafe-inline';" in tag
    assert "style-src 'self';" in tag
    assert "sha256" not in tag
    with pytest.raises(LookupError, match="does not know: 'alert"):
        policy("<p></p><script>alert(1)</script>", on_disk=True)


def test_digest_is_what_a_browser_computes():
    """The example of the CSP specification."""
    assert digest("alert('Hello, world.');") == (
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    )
