"""What an editor underlines is what the loader refuses: one corpus, both of them."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from generator.checks import examine, load_checked
from generator.cli import main
from generator.load.layers import HOUSE, WORDS
from generator.schema.names import files
from generator.schema.write import OF_HOUSE, OURS, SETTINGS, modeline, schema, schemas
from tests.conftest import ROOT, TINY
from tests.little import write
from tests.yaml_core import read_core

CORPUS = ROOT / "tests/cases/schemas"
CASES = sorted(CORPUS.glob("*/*.yml"))
HEAD = re.compile(r"# (?P<target>\S+\.yml): (?P<why>.+)\n")
OUR_FILES = sorted((ROOT / "data").rglob("*.yml"))


@cache
def validator(kind: str, locale: str | None, house: bool) -> Draft7Validator:
    """What an editor holds a file of the tiny handbook against, from which the corpus is made."""
    return Draft7Validator(schema(load_checked(TINY), kind, locale, house=house))


def kind_and_locale(path: str) -> tuple[str, str | None]:
    """The kind and the locale of a file under `data/`."""
    parts = Path(path).parts[1:]
    locale = parts[1] if parts[0] == WORDS else None
    return Path(parts[2 if locale else 0]).stem, locale


def faults(path: str, text: str) -> list[str]:
    """What the schema of a file has against a text."""
    kind, locale = kind_and_locale(path.removeprefix(f"{HOUSE}/"))
    judge = validator(kind, locale, path.startswith(f"{HOUSE}/"))
    return [error.message for error in judge.iter_errors(read_core(text))]


def test_the_corpus_is_large_and_even():
    """Both kinds of files are many, and every kind of data is there."""
    valid = [path for path in CASES if path.parent.name == "valid"]
    assert len(CASES) >= 150
    assert min(len(valid), len(CASES) - len(valid)) >= 60
    targets = {HEAD.match(path.read_text("utf-8"))["target"] for path in CASES}
    assert {kind_and_locale(one.removeprefix(f"{HOUSE}/"))[0] for one in targets} >= {
        kind for kind, _ in files(load_checked(TINY))
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_schema_and_loader_agree(path: Path, tmp_path):
    """Both accept the file, or both refuse it, as the folder that it lies in says."""
    text = path.read_text("utf-8")
    target = HEAD.match(text)["target"]
    root = shutil.copytree(TINY, tmp_path / "tiny")
    write(root, target, text)
    told = [one.say() for one in examine(root)[1] if one.place.path == target]
    underlined = faults(target, text)
    expected = path.parent.name == "invalid"
    assert bool(told) == expected, told
    assert bool(underlined) == expected, underlined


@pytest.mark.parametrize("path", OUR_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_our_own_files_have_their_schema(path: Path, handbook):
    """Every file of ours names its schema in its first line, and the schema accepts it."""
    name, text = path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
    first = text.partition("\n")[0]
    assert first == modeline(name)
    made = path.parent / first.partition("=")[2]
    assert made.resolve().is_relative_to(ROOT / OURS) and made.is_file()
    judge = Draft7Validator(json.loads(made.read_text("utf-8")))
    assert [error.message for error in judge.iter_errors(read_core(text))] == []


def test_every_schema_is_sound(handbook):
    """Each is a JSON Schema itself, and each of its pointers leads somewhere."""
    for house in (False, True):
        for path, text in schemas(handbook, house=house).items():
            told = json.loads(text)
            Draft7Validator.check_schema(told)
            defs = {f"#/$defs/{name}" for name in told.get("$defs", {})}
            assert set(re.findall(r'"\$ref": "([^"]+)"', text)) <= defs, path


def test_every_key_is_described(handbook):
    """An editor has a word to show for each key that a model has."""

    def keys(one, way=()):
        for name, inside in one.get("properties", {}).items():
            yield (*way, name), inside
        for family in ("properties", "patternProperties", "$defs"):
            for name, inside in one.get(family, {}).items():
                yield from keys(inside, (*way, name))
        for inside in one.get("anyOf", []):
            yield from keys(inside, way)
        for key in ("items", "additionalProperties"):
            if isinstance(one.get(key), dict):
                yield from keys(one[key], way)

    ids = {
        *(name for kind in handbook.items.values() for name in kind),
        *(name for listed in _names(handbook) for name in listed),
    }
    for kind, locale in files(handbook):
        if kind == "ui":
            continue
        told = schema(handbook, kind, locale)
        for way, inside in keys(told):
            if way[-1] not in ids:
                assert described(told, inside), f"{kind} {locale}: {'.'.join(way)}"


def described(told: dict, one: dict) -> bool:
    """Whether a key has a description, itself or where it points."""
    pointed = told.get("$defs", {}).get(one.get("$ref", "").rpartition("/")[2])
    ways = [*one.get("anyOf", []), *([pointed] if pointed else [])]
    return "description" in one or any(described(told, way) for way in ways)


def _names(handbook):
    from generator.schema.names import names

    for locale in (None, *handbook.locales):
        yield from names(handbook, locale).values()


def test_an_editor_completes_ids(handbook):
    """What may be typed where a letter, a field or a tone is named is listed."""
    told = json.dumps(schema(handbook, "scenarios"))
    assert all(f'"{id}"' in told for id in handbook.letters)
    for locale in handbook.locales:
        told = json.dumps(schema(handbook, "letters", locale))
        named = (*handbook.settings.tones, *handbook.forms(locale))
        assert all(f'"{name}"' in told for name in named)


def test_the_schemas_are_fresh(root, upstream):
    """A change of the model, or a new id of ours, is followed by `make schemas`."""
    handbook = load_checked(upstream)
    made = {
        path.relative_to(root / OURS).as_posix(): path.read_text("utf-8")
        for path in (root / OURS).rglob("*.json")
    }
    assert made == schemas(handbook), "run: make schemas"


def test_vs_code_finds_every_schema(root):
    """The settings name a schema for each kind of file, of ours and of a house."""
    told = json.loads((root / SETTINGS).read_text("utf-8"))["yaml.schemas"]
    named = {path.removeprefix("./") for path in told}
    made = {path.relative_to(root).as_posix() for path in (root / OURS).rglob("*.json")}
    assert {path for path in named if path.startswith(OURS)} == made
    houses = {path.replace(OF_HOUSE, OURS) for path in named if path.startswith(OF_HOUSE)}
    assert houses == made
    for patterns in told.values():
        for pattern in patterns:
            if pattern.startswith("data/"):
                assert list(root.glob(pattern)), pattern


def test_a_house_has_schemas_of_its_own(tiny):
    """They list the house's ids too, and ours stay as they are."""
    write(tiny, "house/data/fields.yml", "rocket: {type: text, group: work}\n")
    for locale in ("fr", "en"):
        write(tiny, f"house/data/words/{locale}/fields.yml", "rocket: {label: R}\n")
        write(tiny, f"house/data/words/{locale}/examples.yml", "rocket: Ariane\n")
    assert main(["schemas", "--root", str(tiny)]) == 0
    told = (tiny / OF_HOUSE / "letters.json").read_text("utf-8")
    assert '"rocket"' in told
    assert not (tiny / OURS).exists()
    assert not (tiny / SETTINGS).exists()


def test_a_handbook_with_faults_has_no_new_schemas(tiny, capsys):
    """The faults are told, and nothing is written."""
    write(tiny, "data/letters/farewell.yml", "tones: [loud]\n")
    assert main(["schemas", "--root", str(tiny)]) == 1
    assert "data/letters/farewell.yml" in capsys.readouterr().err
    assert not (tiny / OURS).exists()
