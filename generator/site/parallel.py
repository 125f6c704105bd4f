"""Do the same work for several names at once, one process each, where the system can."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

Work = Callable[[str], Any]


def each(work: Work, names: Iterable[str]) -> list[Any]:
    """What `work` returns for every name, in their order; raises what it raises.

    The processes begin as copies of this one, so nothing is loaded twice.
    """
    names = list(names)
    if len(names) == 1 or not _can_fork():
        return [work(name) for name in names]
    started = [_start(work, name) for name in names]
    results = [_finish(process, receiver) for process, receiver in started]
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results


def _can_fork() -> bool:
    # Of several threads a copy has only one, which may wait for the others for ever.
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def _start(work: Work, name: str) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, name, sender), daemon=True)
    process.start()
    # Only the other process holds the sender now, so its end is the end of the pipe.
    sender.close()
    return process, receiver


def _run(work: Work, name: str, sender: Connection) -> None:
    try:
        sender.send(work(name))
    except Exception as error:  # noqa: BLE001 - raised again where it can be handled
        sender.send(error)


def _finish(process: BaseProcess, receiver: Connection) -> Any:
    try:
        return receiver.recv()
    except EOFError:
        return ChildProcessError("A process ended before its work was done.")
    finally:
        process.join()
