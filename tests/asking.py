"""Asks the search of a locale many questions at once: of the theme's own worker, set up by the page."""

from __future__ import annotations

from typing import Any

WATCH = """(() => {
  const Native = Worker;
  globalThis.Worker = class extends Native {
    constructor(url, ...more) {
      super(url, ...more);
      this.url = url;
    }
    postMessage(message, ...more) {
      if (message.type === 0) globalThis.searched = { url: this.url, setup: message };
      super.postMessage(message, ...more);
    }
  };
})()"""
"""The page starts its worker with one message (type 0), which a second one can be started with."""

ASK = """async (queries) => {
  const worker = new Worker(searched.url);
  const answer = (message) => new Promise((done) => {
    worker.onmessage = ({ data }) => done(data);
    worker.postMessage(message);
  });
  await answer(searched.setup);
  const found = [];
  for (const data of queries) {
    const { data: { items } } = await answer({ type: 2, data });
    found.push(items.map(([page]) => page.location));
  }
  worker.terminate();
  return found;
}"""


def ask(page: Any, home: str, queries: list[str]) -> list[list[str]]:
    """For each query, the pages that the search box would show, best first."""
    page.add_init_script(WATCH)
    page.goto(home)
    page.wait_for_function("() => globalThis.searched")
    return [[one.partition("#")[0] for one in found] for found in page.evaluate(ASK, queries)]
