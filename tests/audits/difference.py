"""Where two pictures differ: a third, in which every changed pixel is red."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The later picture, faded; over it in red what is not the same in the earlier one.
COMPARE = """async (sources) => {
  const [before, after] = await Promise.all(sources.map(async (source) =>
    createImageBitmap(await (await fetch(source)).blob())));
  const width = Math.max(before.width, after.width);
  const height = Math.max(before.height, after.height);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const pixels = (picture) => {
    context.clearRect(0, 0, width, height);
    context.drawImage(picture, 0, 0);
    return context.getImageData(0, 0, width, height);
  };
  const was = new Uint32Array(pixels(before).data.buffer);
  const image = pixels(after);
  const is = new Uint32Array(image.data.buffer);
  let [count, first, last] = [0, height, 0];
  is.forEach((pixel, place) => {
    if (pixel === was[place]) {
      for (let i = 0; i < 3; i += 1) image.data[place * 4 + i] = 191 + image.data[place * 4 + i] / 4;
      return;
    }
    const y = Math.floor(place / width);
    [count, first, last] = [count + 1, Math.min(first, y), Math.max(last, y)];
    is[place] = 0xff0000ff;
  });
  context.putImageData(image, 0, 0);
  return { count, first, last, picture: canvas.toDataURL("image/png").split(",")[1] };
}"""


@dataclass(frozen=True)
class Difference:
    """How much of a picture has changed."""

    pixels: int
    first: int
    """The uppermost row with a change."""
    last: int

    def __str__(self) -> str:
        return f"{self.pixels} pixels differ, between {self.first} and {self.last} from the top"


def difference(page: Any, before: Path, after: Path, target: Path) -> Difference:
    """Compare two pictures in an empty page, and draw the difference."""
    sources = [
        f"data:image/png;base64,{base64.b64encode(one.read_bytes()).decode()}"
        for one in (before, after)
    ]
    told = page.evaluate(COMPARE, sources)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(base64.b64decode(told["picture"]))
    return Difference(told["count"], told["first"], told["last"])
