"""The recipes for hosts name only what exists: commands, folders, actions of a version."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from generator.cli.parser import parser
from tests.little import make_project

ROOT = Path(__file__).resolve().parent.parent
PAGES, GITLAB = ".github/workflows/pages.yml", ".gitlab-ci.yml"
CONTAINER = "publish/Containerfile"
LOCK = "requirements.txt"


def read(name: str):
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def steps() -> list[dict]:
    return [step for job in read(PAGES)["jobs"].values() for step in job["steps"]]


def stages() -> list[str]:
    """The container file's, without its comments."""
    lines = (ROOT / CONTAINER).read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#"))
    return re.split(r"^(?=FROM )", text, flags=re.MULTILINE)[1:]


def commands() -> list[tuple[str, str]]:
    """Every command that a recipe runs, with the recipe's name."""
    return [
        *((PAGES, step["run"]) for step in steps() if "run" in step),
        *((GITLAB, line) for line in read(GITLAB)["pages"]["script"]),
        *((CONTAINER, line) for line in re.findall(r"^RUN (.+)$", stages()[0], re.MULTILINE)),
    ]


@pytest.mark.parametrize(("recipe", "command"), commands())
def test_a_recipe_s_command_exists(recipe, command):
    """A target of the Makefile, a command of the generator, or pip with the lock file."""
    words = shlex.split(command.partition(" > ")[0])
    if words[0] == "make":
        makefile = (ROOT / "Makefile").read_text("utf-8")
        assert re.search(rf"^{words[1]}:", makefile, re.MULTILINE), command
    elif words[1:3] == ["-m", "generator"]:
        assert parser("en").parse_args(words[3:]).run
    else:
        assert words[:4] == ["python", "-m", "pip", "install"]
        assert {"--require-hashes", "-r", LOCK} <= set(words)


def test_every_recipe_builds_the_site():
    """The one thing they are for."""
    builds = {
        recipe for recipe, command in commands() if re.search(r"build|make site", command)
    }
    assert builds == {PAGES, GITLAB, CONTAINER}


def test_actions_are_those_of_a_version():
    """GitHub's own, and none of whatever stands on a branch today."""
    used = [step["uses"] for step in steps() if "uses" in step]
    assert len(used) == 5
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+(\.\d+)*", one) for one in used)


def test_the_address_is_the_host_s_own():
    """A copy publishes without editing a file of ours; nothing else is asked of it."""
    [site] = [step for step in steps() if step.get("run") == "make site"]
    assert site["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    assert "pages" in [step.get("id") for step in steps()]
    assert read(GITLAB)["pages"]["variables"]["SITE_URL"] == "$CI_PAGES_URL/"
    for name in (PAGES, GITLAB):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        assert "secrets" not in text


def test_github_gives_each_job_the_rights_it_needs():
    """None by default; the job that builds writes nothing; no run without Pages switched on."""
    workflow = read(PAGES)
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert workflow["permissions"] == {}
    assert set(build["permissions"].values()) == {"read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert build["if"] == "github.event.repository.has_pages"
    assert deploy["needs"] == "build"


def test_what_is_published_is_what_was_built():
    """The folder that is taken up is the one that the command writes."""
    [upload] = [one for one in steps() if one.get("uses", "").startswith("actions/upload-")]
    assert upload["with"] == {"path": "site"}
    job = read(GITLAB)["pages"]
    assert job["artifacts"] == {"paths": ["public"]}
    assert any(line.endswith("--site public") for line in job["script"])


def test_the_container_takes_all_that_a_build_needs(tmp_path):
    """What the tiny project is built from, and the lock file; the build context holds no more."""
    taken = re.findall(r"^COPY (?!--)(.+) \S+$", stages()[0], re.MULTILINE)
    names = {name for line in taken for name in line.split()}
    needed = {path.name for path in make_project(tmp_path).iterdir()}
    assert names == needed | {LOCK, "pyproject.toml"}
    assert all((ROOT / name).exists() for name in names)
    allowed = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {line[1:] for line in allowed if line.startswith("!")} == names
    assert "*" in allowed


def test_the_container_serves_what_it_built():
    """Each file that the second stage takes is written by the first, at the place it is looked for."""
    build, serve = stages()
    taken = dict(re.findall(r"^COPY --from=build (\S+) (\S+)$", serve, re.MULTILINE))
    assert taken == {
        "/srv/amiable": "/srv/amiable",
        "/srv/amiable.conf": "/etc/nginx/conf.d/default.conf",
    }
    assert "--site /srv/amiable\n" in build
    assert "--folder /srv/amiable --listen 8080 > /srv/amiable.conf" in build
    assert "EXPOSE 8080" in serve
    for stage in (build, serve):
        assert re.match(r"FROM \S+:[\d.]+-\w+", stage), "an image of a version"
