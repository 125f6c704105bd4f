"""Read the files of every layer of `data/`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from yaml.nodes import Node

from generator.load.layers import DataFile, find, layer_folders
from generator.load.parse import parse
from generator.problem import Problem

Key = tuple[str, str, str | None]
"""Kind, id and locale of one file (locale None: structure)."""


@dataclass(frozen=True)
class Parsed:
    """One data file of a layer."""

    file: DataFile
    node: Node | None
    """None: unreadable."""

    @property
    def key(self) -> Key:
        return self.file.kind, self.file.id, self.file.locale


@dataclass(frozen=True)
class Layer:
    """Every file of one layer, as it was read."""

    folder: str
    """From the root of the project."""
    files: tuple[Parsed, ...]
    problems: tuple[Problem, ...]


def read_layers(root: Path) -> list[Layer]:
    """Every layer of `data/` under `root`, ours first."""
    return [_layer(root, folder) for folder in layer_folders(root)]


def _layer(root: Path, folder: Path) -> Layer:
    files, problems = find(root, folder)
    parsed = []
    for file in files:
        node, found = parse(file.path, file.name)
        problems += found
        parsed.append(Parsed(file, None if found else node))
    return Layer(folder.relative_to(root).as_posix(), tuple(parsed), tuple(problems))
