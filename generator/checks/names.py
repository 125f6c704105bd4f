"""Names of tones, forms, steps and the like exist, and each has its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.letters.compile import offered_locales
from generator.letters.format import table_of
from generator.load.references import Reference, references
from generator.model.handbook import Handbook, Item
from generator.model.kinds import BY_NAME
from generator.model.readings import Reading
from generator.model.words import ANY_FORM, PLAIN
from generator.problem import Problem, problem


def id_like_file(handbook: Handbook) -> Iterator[Problem]:
    """An id that a file states is the file's name."""
    for kind in ("scenarios", "letters", "checklists"):
        for item in handbook.items[kind].values():
            stated = item.structure.id
            if stated is not None and stated != item.id:
                place = item.place("id")
                yield problem(place, "id_unlike_name", name=stated, file=item.id)


def unknown_name(handbook: Handbook) -> Iterator[Problem]:
    """Tones, forms of address, steps, anchors and jurisdictions are those of handbook.yml."""
    for kind, item in handbook.every_item():
        if item.source is not None:
            for one in references(BY_NAME[kind].structure, item.source.node):
                yield from _unknown(handbook, item, one)
    for item in handbook.letters.values():
        yield from _letter_forms(handbook, item)
    yield from _wording_names(handbook)


def _unknown(handbook: Handbook, item: Item, one: Reference) -> Iterator[Problem]:
    settings = handbook.settings
    known = {
        "tones": settings.tones,
        "steps": settings.notice.steps,
        "anchors": settings.anchors,
        "jurisdictions": settings.jurisdictions,
    }
    # What maps anchors to dates has a check of its own.
    if not one.is_key and one.name not in known.get(one.what, (one.name,)):
        names = known[one.what]
        yield problem(
            item.place(*one.loc), "unknown_name", names, name=one.name, known=", ".join(names)
        )


def _readings(handbook: Handbook) -> Iterator[tuple[Item, tuple, Reading]]:
    """What was read elsewhere, with its way: notes of law, and numbers for help."""
    for item in handbook.items["legal"].values():
        yield from ((item, (id,), one) for id, one in item.structure.items())
    for item in handbook.items["help"].values():
        yield from (
            (item, ("contacts", id), one) for id, one in item.structure.contacts.items()
        )


def _letter_forms(handbook: Handbook, item: Item) -> Iterator[Problem]:
    for locale, forms in item.structure.forms.items():
        # A fork may leave a locale out that upstream's letters still name.
        if locale in handbook.settings.locales:
            yield from _each(item, ("forms", locale), forms, handbook.forms(locale))


def _wording_names(handbook: Handbook) -> Iterator[Problem]:
    """The tones and forms that wordings are given for."""
    library = handbook.items["paragraphs"]["paragraphs"]
    for locale in handbook.locales:
        for name, wordings in library.words[locale].items():
            yield from _wordings(handbook, library, locale, (name,), wordings)
        for item in handbook.letters.values():
            words = item.words[locale]
            yield from _wordings(handbook, item, locale, ("subject",), words.subject)
            for name, wordings in words.paragraphs.items():
                yield from _wordings(handbook, item, locale, ("paragraphs", name), wordings)


def _wordings(
    handbook: Handbook, item: Item, locale: str, loc: tuple, wordings: Any
) -> Iterator[Problem]:
    if item.missing(locale, *loc):
        # The source locale's wording stands in, in that locale's forms.
        return
    tones = (*handbook.settings.tones, PLAIN)
    forms = (*handbook.forms(locale), ANY_FORM)
    for tone, wording in wordings.items():
        place = item.words_place(locale, *loc, tone, key=True)
        if tone not in tones:
            yield problem(place, "unknown_tone", tones, name=tone, known=", ".join(tones))
            continue
        for form in wording:
            if form not in forms:
                place = item.words_place(locale, *loc, tone, form, key=True)
                known = ", ".join(forms[:-1])
                yield problem(place, "unknown_form", forms, name=form, known=known)


def locale_table(handbook: Handbook) -> Iterator[Problem]:
    """A locale that letters are written in has its table of dates and amounts."""
    item = handbook.items["handbook"]["handbook"]
    for locale in handbook.locales:
        if table_of(locale) is None and any(
            locale in offered_locales(handbook, letter) for letter in handbook.letters.values()
        ):
            place = item.place("locales", locale, key=True)
            yield problem(place, "no_table", name=locale)


def missing_words(handbook: Handbook) -> Iterator[Problem]:
    """Whatever the structure names has its words in the source locale."""
    locale = handbook.source_locale
    for item, loc, wanted, given in _pairs(handbook, locale):
        for name in wanted:
            if name not in given:
                place = item.words_place(locale, *loc)
                yield problem(place, "missing_words", name=name)
    item = handbook.items["handbook"]["handbook"]
    for locale in handbook.locales[1:]:
        # Each locale has forms of its own, so no other one's words can stand in.
        for name in handbook.forms(locale) if not item.missing(locale, "forms") else ():
            if name not in item.words[locale].forms:
                yield problem(item.words_place(locale, "forms"), "missing_words", name=name)


def words_for_nothing(handbook: Handbook) -> Iterator[Problem]:
    """Words name nothing that the structure does not have."""
    for locale in handbook.locales:
        for item, loc, wanted, given in _pairs(handbook, locale):
            for name in given:
                if name not in wanted and not item.missing(locale, *loc, name):
                    place = item.words_place(locale, *loc, name, key=True)
                    yield problem(place, "words_for_nothing", wanted, name=name)


def _pairs(
    handbook: Handbook, locale: str
) -> Iterator[tuple[Item, tuple, Iterable[str], Iterable[str]]]:
    """Item, way, the names the structure has, the names the words have."""
    settings = handbook.settings
    item = handbook.items["handbook"]["handbook"]
    words = item.words[locale]
    # A form that no locale has any more may keep its words: a house may remove a locale.
    forms = {form for one in settings.locales.values() for form in one.forms}
    yield item, ("tones",), settings.tones, words.tones
    yield item, ("forms",), settings.locales[locale].forms, _only(words.forms, forms)
    yield item, ("jurisdictions",), settings.jurisdictions, words.jurisdictions
    yield item, ("anchors",), settings.anchors, words.anchors
    yield item, ("groups",), settings.groups, words.groups
    yield item, ("notice", "steps"), settings.notice.steps, words.notice.steps
    yield item, ("notice", "modifiers"), settings.notice.modifiers, words.notice.modifiers
    yield from _list_pairs(handbook, locale)
    yield from _field_pairs(handbook, locale)
    for kind in ("phrases", "legal"):
        for entry in handbook.items[kind].values():
            yield entry, (), entry.structure, entry.words[locale]
    for entry in handbook.items["help"].values():
        contacts = entry.structure.contacts
        yield entry, ("contacts",), contacts, entry.words[locale].contacts
    for entry in handbook.items["replies"].values():
        yield entry, ("replies",), entry.structure, entry.words[locale].replies
    for entry in handbook.items["script"].values():
        yield entry, ("steps",), entry.structure.steps, entry.words[locale].steps
    for entry in handbook.checklists.values():
        yield entry, ("items",), entry.structure.items, entry.words[locale].items
    yield from _tool_pairs(handbook, locale)


def _tool_pairs(handbook: Handbook, locale: str) -> Iterator[tuple]:
    """The decision guide's and the rehearsal's."""
    for entry in handbook.items["guide"].values():
        guide, words = entry.structure, entry.words[locale]
        yield entry, ("outcomes",), guide.outcomes, words.outcomes
        yield entry, ("flags",), guide.flags, words.flags
        yield entry, ("questions",), guide.questions, words.questions
        for id, answers in guide.questions.items():
            if id in words.questions:
                loc = ("questions", id, "answers")
                yield entry, loc, answers, words.questions[id].answers
    for entry in handbook.items["rehearsal"].values():
        rounds, words = {**entry.structure.rounds, **entry.structure.last}, entry.words[locale]
        yield entry, ("rules",), entry.structure.rules, words.rules
        yield entry, ("rounds",), rounds, words.rounds
        for id, answers in rounds.items():
            if id in words.rounds:
                yield entry, ("rounds", id), answers, words.rounds[id]


def _list_pairs(handbook: Handbook, locale: str) -> Iterator[tuple]:
    """What items say by a word of a list; a list may hold more than they use."""
    item = handbook.items["handbook"]["handbook"]
    words = item.words[locale]
    phrases = _structure(handbook, "phrases").values()
    notes = _structure(handbook, "legal").values()
    scenarios = handbook.scenarios.values()
    for name, used in (
        ("severities", {str(one.structure.severity) for one in scenarios}),
        ("categories", {one.category for one in phrases}),
        ("levels", {one.level for one in phrases}),
        ("kinds", {one.kind for _, _, one in _readings(handbook)}),
        ("confidences", {one.confidence for one in notes}),
    ):
        yield item, (name,), sorted(used), _only(getattr(words, name), used)


def _field_pairs(handbook: Handbook, locale: str) -> Iterator[tuple]:
    item = handbook.items["fields"]["fields"]
    words = item.words[locale]
    yield item, (), handbook.fields, words
    for name, field in handbook.fields.items():
        if name in words:
            columns = () if list(field.of) == ["item"] and not words[name].of else field.of
            yield item, (name, "of"), columns, words[name].of
            yield item, (name, "choices"), field.choices, words[name].choices


def _only(given: Iterable[str], known: set[str]) -> list[str]:
    return [name for name in given if name in known]


def _each(item: Item, loc: tuple, names: Iterable[str], known: Iterable[str]):
    for position, name in enumerate(names):
        if name not in known:
            place, listed = item.place(*loc, position), ", ".join(known)
            yield problem(place, "unknown_name", known, name=name, known=listed)


def _structure(handbook: Handbook, kind: str) -> Any:
    item = handbook.items[kind].get(kind)
    return {} if item is None else item.structure
