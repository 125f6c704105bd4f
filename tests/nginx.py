"""A real nginx on a loopback port, with the configuration that publishers get."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

MAIN = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    include {types};
    default_type application/octet-stream;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/amiable.conf;
}}
"""
"""What Debian's nginx.conf sets around a server, without its folders."""
TYPES = "/etc/nginx/mime.types"
PATIENCE = 10.0


def nginx_program() -> str | None:
    """Debian puts it where only the administrator looks."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def free_port() -> int:
    """A port on which nobody answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@dataclass(frozen=True)
class Answer:
    """What the server sent."""

    status: int
    headers: dict[str, list[str]]
    """By their names in small letters; one value for each time it was sent."""
    body: bytes

    def __getitem__(self, name: str) -> str:
        """A header that was sent once."""
        [value] = self.headers[name.lower()]
        return value


class Nginx:
    """Serves with one configuration until it is left."""

    def __init__(self, configuration: str, port: int, folder: Path, certificate: Path | None):
        self.port, self.certificate = port, certificate
        folder.mkdir(exist_ok=True)
        (folder / "amiable.conf").write_text(configuration, "utf-8")
        main = folder / "nginx.conf"
        main.write_text(MAIN.format(folder=folder, types=TYPES), "utf-8")
        program = nginx_program()
        assert program is not None
        self.command = [program, "-p", str(folder), "-c", str(main), "-e", "stderr"]
        self.origin = f"http{'s' if certificate else ''}://127.0.0.1:{port}"

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(self.command, stderr=subprocess.PIPE, text=True)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(self.process.stderr.read())
            with socket.socket() as caller:
                if caller.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.02)
        raise AssertionError("nginx does not answer")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        told = self.process.communicate()[1]
        faults = [line for line in told.splitlines() if "[emerg]" in line or "[crit]" in line]
        assert faults == []

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request; nothing is followed, cached or unpacked."""
        with self._connection() as caller:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            caller.request(method, path, headers=named)
            answer = caller.getresponse()
            found: dict[str, list[str]] = {}
            for name, value in answer.getheaders():
                found.setdefault(name.lower(), []).append(value)
            return Answer(answer.status, found, answer.read())

    def _connection(self) -> Any:
        if self.certificate is None:
            return closing(http.client.HTTPConnection("127.0.0.1", self.port))
        trusted = ssl.create_default_context(cafile=str(self.certificate))
        return closing(http.client.HTTPSConnection("127.0.0.1", self.port, context=trusted))
