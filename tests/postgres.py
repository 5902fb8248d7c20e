"""A real PostgreSQL for tests: Debian's, in a folder of its own, on a free port of this machine."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme
from pg8000 import dbapi

from app.domain.sync import DatabasePlace

HOST = "db.team.example"  # nobody looks it up: tests connect by themselves
_ROOT = "homeport_root"
_QUIET = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "shared_buffers=16MB")


class PostgresServer:
    """A running server; each test gets a database and a role of its own."""

    def __init__(self, folder: Path, binaries: Path) -> None:
        self.folder, self._binaries = folder, binaries
        self.port = _free_port()
        self.password = secrets.token_hex(8)
        self._process: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """Have its files, with passwords as teams have them."""
        password_file = self.folder / "password"
        password_file.write_text(self.password)
        words = ["-D", self._data, "-U", _ROOT, "-A", "scram-sha-256", "--no-sync"]
        words += ["--no-instructions", "-E", "UTF8", "--locale=C", f"--pwfile={password_file}"]
        made = [self.folder, password_file, *self._certify()]
        for path in made if os.geteuid() == 0 else []:
            os.chown(path, *_unprivileged())
        subprocess.run(self._command("initdb", words), check=True, capture_output=True)

    def start(self, *options: str) -> None:
        """Start it, and wait until it answers."""
        words = ["-D", self._data, "-p", str(self.port), "-c", "listen_addresses=127.0.0.1"]
        words += ["-c", f"unix_socket_directories={self.folder}", *_QUIET, *options]
        words += ["-c", "ssl=on", "-c", f"ssl_key_file={self.folder}/key.pem"]
        words += ["-c", f"ssl_cert_file={self.folder}/certificate.pem"]
        log = (self.folder / "log").open("ab")
        command = self._command("postgres", words)
        with log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        ready = self._command("pg_isready", ["-h", "127.0.0.1", "-p", str(self.port), "-q"])
        while subprocess.run(ready, check=False).returncode != 0:
            if self._process.poll() is not None:
                raise RuntimeError("PostgreSQL did not start")

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """End it: SIGQUIT cuts all connections, as a crash does."""
        if self._process is not None and self._process.poll() is None:
            pid = int((Path(self._data) / "postmaster.pid").read_text().split()[0])
            os.kill(pid, how)
            self._process.wait()

    def new_place(self, password: str) -> DatabasePlace:
        """An empty database whose owner has this password."""
        name = f"team_{secrets.token_hex(4)}"
        self.run(
            f"CREATE ROLE {name} LOGIN PASSWORD '{password}'",
            f"CREATE DATABASE {name} OWNER {name}",
        )
        return DatabasePlace(name, "127.0.0.1", self.port, name)

    def run(self, *statements: str, database: str = "postgres") -> list[Sequence[object]]:
        """Statements by the server's own root; the rows of the last."""
        connection = dbapi.connect(
            _ROOT,
            host="127.0.0.1",
            port=self.port,
            database=database,
            password=self.password,
            ssl_context=False,
        )
        try:
            connection.autocommit = True
            cursor = connection.cursor()
            for statement in statements:
                cursor.execute(statement)
            return list(cursor.fetchall()) if cursor.description else []
        finally:
            connection.close()

    def _certify(self) -> list[Path]:
        """A certificate for HOST, by an authority of its own."""
        authority = trustme.CA()
        certificate = authority.issue_cert(HOST)
        key, chain = self.folder / "key.pem", self.folder / "certificate.pem"
        certificate.private_key_pem.write_to_path(key)
        certificate.cert_chain_pems[0].write_to_path(chain)
        authority.cert_pem.write_to_path(self.authority)
        key.chmod(0o600)
        return [key, chain]

    @property
    def authority(self) -> Path:
        """The certificate of who vouches for the server."""
        return self.folder / "authority.pem"

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _command(self, name: str, words: list[str]) -> list[str]:
        command = [str(self._binaries / name), *words]
        if os.geteuid() != 0:
            return command
        user, group = _unprivileged()  # PostgreSQL refuses root
        given_up = [f"--reuid={user}", f"--regid={group}", "--clear-groups"]
        return ["setpriv", *given_up, "--", *command]


@contextmanager
def running_postgres(folder: Path) -> Iterator[PostgresServer]:
    """A server, ended afterwards; skips where there is none to be had."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    on_path = shutil.which("postgres")
    if not found and on_path is None:
        pytest.skip("there is no PostgreSQL here")
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("PostgreSQL refuses root, and nobody else can be had")
    server = PostgresServer(folder, (found[-1] if found else Path(str(on_path))).parent)
    server.make()
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _unprivileged() -> tuple[int, int]:
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
