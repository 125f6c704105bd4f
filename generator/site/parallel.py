"""Do the same work for several names at once, one process each, where the system can."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
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
    with _uninterrupted():
        started = [_start(work, name) for name in names]
    try:
        results = [_finish(process, receiver) for process, receiver in started]
    except BaseException:
        for process, _ in started:
            process.terminate()
            process.join()
        raise
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results


def _can_fork() -> bool:
    # Of several threads a copy has only one, which may wait for the others for ever.
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl+C goes to every process of a terminal, but only the first has something to say."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(work: Work, name: str) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, name, sender), daemon=True)
    process.start()
    # Only the other process holds the sender now, so its end is the end of the pipe.
    sender.close()
    return process, receiver


def _run(work: Work, name: str, sender: Connection) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        result = work(name)
    except Exception as error:  # noqa: BLE001 - raised again where it can be handled
        result = error
    with suppress(BrokenPipeError):
        sender.send(result)


def _end_with_parent() -> None:
    """Work for nobody no longer: a program that is killed cannot say that it ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _finish(process: BaseProcess, receiver: Connection) -> Any:
    try:
        return receiver.recv()
    except EOFError:
        return ChildProcessError("A process ended before its work was done.")
    finally:
        process.join()
