"""`new` and `translations`: lay out new files, and tell what a language still lacks."""

from __future__ import annotations

import argparse
from collections.abc import Collection

from generator import checks
from generator.authoring.skeleton import ITEMS, bad_name, new_item, new_locale, taken, written
from generator.authoring.translations import Coverage, coverage, note, read_record
from generator.cli.commands import Commands
from generator.cli.tell import tell
from generator.load import load
from generator.load.layers import HOUSE
from generator.model.handbook import Handbook
from generator.problem import Unpublishable
from generator.schema.write import write_schemas
from generator.wording import WORDS, counted

LAYERS = {"house": HOUSE, "data": ""}
LOCALE = "locale"


def new(options: argparse.Namespace) -> int:
    """Write the skeleton of something new, in every language; nothing is written over."""
    handbook = _handbook(options)
    problems = bad_name(handbook, options.kind, options.id)
    if problems:
        return tell(problems, options.lang)
    layer = LAYERS[options.layer]
    if options.kind == LOCALE:
        files = new_locale(handbook, options.id, layer)
    else:
        files = new_item(handbook, options.kind, options.id, layer, options.lang)
    problems = taken(options.root, files)
    if problems:
        return tell(problems, options.lang)
    written(options.root, files)
    return _told(options, files)


def _handbook(options: argparse.Namespace) -> Handbook:
    """The handbook that something new is for; what else is wrong with it is left to `check`.

    A language is made of all texts: with an item that cannot be read it would lack some.
    """
    handbook, found = load(options.root)
    if handbook is None or (options.kind == LOCALE and handbook.broken):
        raise Unpublishable(found)
    return handbook


def _told(options: argparse.Namespace, files: Collection[str]) -> int:
    """What was written, and what to do next; or what is wrong with it."""
    words, base = WORDS[options.lang], f"{LAYERS[options.layer]}/".lstrip("/")
    if options.kind == LOCALE:
        print(words["new_locale"].format(id=options.id, base=base, n=len(files)))
        return 0
    print(*files, words["new_item"], sep="\n")
    handbook, problems = checks.examine(options.root)
    if handbook is not None and not handbook.broken:
        write_schemas(options.root, handbook)
    return tell([one for one in problems if one.place.path in files], options.lang)


def translations(options: argparse.Namespace) -> int:
    """Print how much of the source each language says, and what is stale; 1 if anything is."""
    handbook = checks.load_checked(options.root)
    problems, stale = [], 0
    for locale in handbook.locales[1:]:
        record, found = read_record(options.root, locale)
        problems += found
        if options.accept and not found:
            place = note(handbook, locale)
            print(WORDS[options.lang]["translated"].format(locale=locale, file=place.path))
        elif not found:
            stale += _report(handbook, locale, coverage(handbook, locale, record), options)
    if len(handbook.locales) == 1:
        print(WORDS[options.lang]["one_locale"])
    return tell(problems, options.lang) or int(stale > 0)


def _report(
    handbook: Handbook, locale: str, files: list[Coverage], options: argparse.Namespace
) -> int:
    """Print one language; how many of its texts are stale."""
    texts = sum(one.texts for one in files)
    said = texts - sum(one.missing for one in files)
    stale = [(place, way, one.file) for one in files for place, way in one.stale]
    words = WORDS[options.lang]
    name = handbook.messages[locale]["language"] if said else locale
    # Never 100 % while a text is missing.
    share = said * 100 // texts
    print(
        words["coverage"].format(locale=locale, name=name, share=share, said=said, texts=texts)
    )
    for one in files:
        if one.missing or one.stale or options.all:
            count = words["of_file"].format(said=one.texts - one.missing, texts=one.texts)
            late = f", {counted(options.lang, 'stale', len(one.stale))}" if one.stale else ""
            print(f"  {one.file}: {count}{late}")
    for place, way, _ in stale:
        print(f"{place}: {words['is_stale'].format(way=way, locale=handbook.source_locale)}")
    if stale:
        print(words["stale_advice"])
    return len(stale)


def add_commands(commands: Commands) -> None:
    """Both commands, with what they take."""
    made, words = commands.add("new", new)
    made.add_argument("kind", choices=(*ITEMS, LOCALE), help=words["kind"])
    made.add_argument("id", metavar="ID", help=words["id"])
    made.add_argument("--layer", choices=tuple(LAYERS), default="house", help=words["layer"])
    told, words = commands.add("translations", translations)
    told.add_argument("--all", action="store_true", help=words["all"])
    told.add_argument("--accept", action="store_true", help=words["accept"])
