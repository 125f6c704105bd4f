"""Read all layers into one handbook, with every problem met on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.load.edits import Edit
from generator.load.gaps import Comparison, compare
from generator.load.layers import DATA, HOUSE, WORDS, is_ours
from generator.load.overlay import Read, Sources, lay
from generator.load.read import Layer, read_layers
from generator.load.removals import Lost, prune
from generator.load.source import Source, plain
from generator.load.validate import validate
from generator.model.handbook import Handbook, Item
from generator.model.kinds import BY_NAME, ESSENTIAL, KINDS, Kind
from generator.model.settings import Settings
from generator.problem import Place, Problem, problem
from generator.typography import typeset


def load(root: Path) -> tuple[Handbook | None, list[Problem]]:
    """The handbook under `root`, and every problem of reading it.

    Items that could not be read are left out and listed as broken. Without the
    settings, the fields or the paragraphs there is no handbook.
    """
    return load_layers(root, read_layers(root))


def load_layers(
    root: Path, layers: Sequence[Layer], left_out: Collection[Edit] = ()
) -> tuple[Handbook | None, list[Problem]]:
    """The handbook of these layers, without some edits of its house; see `load`."""
    if not (root / DATA).is_dir():
        return None, [problem(Place(DATA), "no_data")]
    if (root / DATA).is_symlink():
        return None, [problem(Place(DATA), "symlink")]
    read = lay(layers, left_out)
    sources, lost = prune(read.ours, read.sources)
    problems = read.problems
    broken = {key[:2] for key, source in sources.items() if source is None}
    settings, found = _settings(sources)
    problems += found
    if settings is None:
        return None, sorted(problems)
    problems += _unknown_locales(read)
    builder = _Builder(sources, settings, broken)
    items = {kind.name: builder.items(kind) for kind in KINDS}
    problems += builder.problems
    # Words that stand in for a gap are read twice, and their faults told once.
    problems = sorted(set(problems))
    if any(not items[kind] for kind in ESSENTIAL):
        return None, problems
    handbook = Handbook(
        root,
        MappingProxyType(items),
        frozenset(builder.broken),
        removed=MappingProxyType(_removed(read.ours, lost)),
        has_house=len(layers) > 1,
    )
    return handbook, problems


def _removed(ours: Sources, lost: Lost) -> dict[tuple[str, str], Mapping[str, str]]:
    """What a house removed, each item with its title in every locale."""
    titles: dict[tuple[str, str], dict[str, str]] = {
        (kind, id): {} for kind in lost if kind in BY_NAME for id in lost[kind]
    }
    for (kind, id, locale), source in ours.items():
        if (kind, id) in titles and locale is not None and source is not None:
            node = source.node_at(("title",))
            title = plain(node) if node is not None else None
            if isinstance(title, str):
                titles[kind, id][locale] = typeset(title, locale)
    return titles


def _settings(sources: Sources) -> tuple[Any, list[Problem]]:
    source = sources.get(("handbook", "handbook", None))
    if source is None:
        if ("handbook", "handbook", None) in sources:
            return None, []
        return None, [problem(Place(f"{DATA}/handbook.yml"), "missing_file")]
    return validate(source, BY_NAME["handbook"].structure)


def _unknown_locales(read: Read) -> Iterator[Problem]:
    """Folders of words that no layer's handbook.yml names."""
    for locale, folder in read.folders.items():
        if locale not in read.named:
            yield problem(Place(folder), "unknown_locale", read.named, name=locale)


class _Builder:
    """Builds the items of each kind, gathering problems as it goes."""

    def __init__(
        self,
        sources: Sources,
        settings: Settings,
        broken: set[tuple[str, str]],
    ):
        self.sources, self.broken = sources, broken
        self.locales = tuple(settings.locales)
        forms = (f for locale in settings.locales.values() for f in locale.forms)
        self.forms = frozenset(forms)
        self.problems: list[Problem] = []

    def items(self, kind: Kind) -> MappingProxyType[str, Item]:
        """The items of one kind, in the order of their ids."""
        built = (self._item(kind, id) for id in self._ids(kind))
        return MappingProxyType({item.id: item for item in built if item is not None})

    def _ids(self, kind: Kind) -> list[str]:
        if not kind.folder:
            return [kind.name]
        found = {id for name, id, _ in self.sources if name == kind.name}
        structured = {id for id in found if (kind.name, id, None) in self.sources}
        for id in sorted(found - structured):
            for locale in self.locales:
                source = self.sources.get((kind.name, id, locale))
                if source is not None:
                    self._complain(source.path, "words_without_structure", name=id)
        return sorted(structured)

    def _item(self, kind: Kind, id: str) -> Item | None:
        structure, source = None, None
        if kind.structure is not None:
            structure, source = self._structure(kind, id)
        words, word_sources, gaps = self._words(kind, id)
        complete = len(words) == len(self.locales)
        if not complete or (kind.structure is not None and structure is None):
            self.broken.add((kind.name, id))
            return None
        return Item(
            id,
            structure,
            MappingProxyType(words),
            source,
            MappingProxyType(word_sources),
            MappingProxyType(gaps),
        )

    def _structure(self, kind: Kind, id: str) -> tuple[Any, Source | None]:
        source = self.sources.get((kind.name, id, None))
        if source is None:
            if (kind.name, id, None) not in self.sources:
                self._complain(self._path(kind, id, None), "missing_file")
            return None, None
        if kind.name == "handbook":
            # Its problems were told when the locales were read.
            return validate(source, kind.structure)[0], source
        return self._valid(source, kind.structure), source

    def _words(self, kind: Kind, id: str):
        """Per locale the words, their source and their gaps."""
        words: dict[str, Any] = {}
        sources: dict[str, Source] = {}
        gaps: dict[str, frozenset] = {}
        original = self.sources.get((kind.name, id, self.locales[0]))
        if original is None:
            if (kind.name, id, self.locales[0]) not in self.sources:
                self._complain(self._path(kind, id, self.locales[0]), "missing_file")
            return words, sources, gaps
        for locale in self.locales:
            source = self._word_source(kind, id, locale)
            if source is None:
                continue
            missing: frozenset = frozenset()
            if locale != self.locales[0] and kind.parity:
                comparison = compare(original, source, self.forms)
                source, missing = comparison.source, comparison.gaps
                self._extras(comparison)
            value = self._valid(source, kind.words, _setter(kind, locale))
            if value is not None:
                words[locale], sources[locale], gaps[locale] = value, source, missing
        return words, sources, gaps

    def _word_source(self, kind: Kind, id: str, locale: str) -> Source | None:
        """The locale's tree: None if unreadable, an empty one if there is no file."""
        key = (kind.name, id, locale)
        if key in self.sources:
            return self.sources[key]
        return Source.empty(self._path(kind, id, locale))

    def _valid(self, source: Source, model: Any, change: Callable[[str], str] = str) -> Any:
        value, problems = _validated(source, model, change)
        self.problems += problems
        return value

    def _extras(self, comparison: Comparison) -> None:
        for loc in comparison.extras:
            place = comparison.source.place(*loc, key=True)
            slots = {"name": loc[-1], "locale": self.locales[0]}
            self.problems.append(problem(place, "source_lacks", **slots))

    def _path(self, kind: Kind, id: str, locale: str | None) -> str:
        """Where a file belongs: a house's words go into the house."""
        structure = self.sources.get((kind.name, id, None))
        house = "" if structure is None or is_ours(Place(structure.path)) else f"{HOUSE}/"
        folder = f"{house}{DATA}/" if locale is None else f"{house}{DATA}/{WORDS}/{locale}/"
        return f"{folder}{kind.name}/{id}.yml" if kind.folder else f"{folder}{id}.yml"

    def _complain(self, path: str, code: str, **slots: object) -> None:
        self.problems.append(problem(Place(path), code, **slots))


@lru_cache(maxsize=10_000)  # while pages are written, most files stay as they are
def _validated(
    source: Source, model: Any, change: Callable[[str], str]
) -> tuple[Any, tuple[Problem, ...]]:
    value, problems = validate(source, model, change)
    return value, tuple(problems)


@cache
def _setter(kind: Kind, locale: str) -> Callable[[str], str]:
    return partial(typeset, locale=locale) if kind.typeset else str
