"""Results on their way to the user's own place: what goes, where, and what a pass has done."""

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import BaseModel, ConfigDict, computed_field

from app.domain.egress import is_loopback
from app.domain.errors import ErrorInfo
from app.domain.result import ReportedError, TaskReport

TargetKind = Literal["folder", "database"]
_SCHEMES = {"postgresql", "postgresql+pg8000"}
_PORT = 5432
# What of a report must be the same for it to be the same result: receipts lose figures with time.
_CONTENT = {"task_id", "kind", "result", "citations", "checks", "notes"}


class DatabasePlace(NamedTuple):
    """A PostgreSQL database and who asks there. `ca_file` holds the certificates it may have."""

    user: str
    host: str
    port: int
    database: str
    ca_file: str | None = None

    @property
    def name(self) -> str:
        """As it is shown, and told from other places."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}/{self.database}"

    @property
    def is_loopback(self) -> bool:
        """Whether it is on this machine for certain: then nothing is encrypted on the way."""
        return is_loopback(self.host)


def parse_database_url(url: str) -> DatabasePlace:
    """The place that a URL names: `postgresql+pg8000://user@host:port/database`.

    `?sslrootcert=FILE` is the one option, as libpq calls it.

    Raises:
        ValueError: it is none, or holds a password. The message says why, never the URL.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or _PORT
    except ValueError:
        raise ValueError("this is no URL") from None
    if parts.scheme not in _SCHEMES:
        raise ValueError("it begins with postgresql+pg8000://")
    if parts.password is not None:
        raise ValueError(
            "a password does not belong here: leave it out, and store it with "
            "`homeport sync password`"
        )
    database = unquote(parts.path.lstrip("/"))
    if not (parts.username and parts.hostname and database) or "/" in database:
        raise ValueError("it names a user, a host and a database: postgresql+pg8000://me@host/db")
    options = dict(parse_qsl(parts.query))
    ca_file = options.pop("sslrootcert", None)
    if options or parts.fragment:
        raise ValueError("the only option it can have is sslrootcert")
    return DatabasePlace(unquote(parts.username), parts.hostname, port, database, ca_file)


def trust_name(named: str) -> str:
    """A target as it is named to be trusted: the folder's whole path, or the database's host."""
    if os.sep in named or "/" in named or named.startswith("~"):
        return os.path.normpath(Path(named).expanduser())
    return named.strip().lower()


class SyncedDocument(BaseModel):
    """What is told of a document: never its text, nor where it lies."""

    model_config = ConfigDict(frozen=True)

    name: str
    sha256: str | None
    media_type: str | None = None
    size_bytes: int | None = None


class Parcel(BaseModel):
    """One finished result as it goes to a target. `form` is the version of this shape.

    A task that is done anew ends at another moment: that is its next revision.
    """

    model_config = ConfigDict(frozen=True)

    form: Literal[1] = 1
    installation: str
    revision: int
    finished_at: datetime
    documents: tuple[SyncedDocument, ...]
    report: TaskReport

    @property
    def task_id(self) -> str:
        """Whose result it is."""
        return self.report.task_id

    @computed_field  # type: ignore[prop-decorator]  # pydantic's own way
    @property
    def content_sha256(self) -> str:
        """What tells this result from any other, however often it is sent."""
        content = self.report.model_dump(mode="json", include=_CONTENT)
        content["finished_at"] = self.finished_at.isoformat()
        content["documents"] = [[one.name, one.sha256] for one in self.documents]
        text = json.dumps(content, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


class Due(NamedTuple):
    """A result that a target does not have yet: a task, and when it ended."""

    task_id: str
    finished_at: datetime


class DeliveryCounts(NamedTuple):
    """Finished results by what they are to a target.

    `waiting` may go there and have not; `kept_back` are local only, and the target is not trusted;
    `refused` are among those waiting: the target did not take them.
    """

    delivered: int
    waiting: int
    kept_back: int
    refused: int


class KnownTarget(NamedTuple):
    """What is remembered of a place: which target was there last, and why it could not be used.

    `failures` are tries in vain, one after the other; before `retry_at` none is made by itself.
    """

    fingerprint: str = ""
    problem: ErrorInfo | None = None
    failures: int = 0
    retry_at: datetime | None = None


class SentResult(BaseModel):
    """A result that is there now. `is_conflict`: beside something else that had its name."""

    model_config = ConfigDict(frozen=True)

    task_id: str
    document: str
    revision: int
    is_conflict: bool = False


class RefusedResult(BaseModel):
    """A result that the target did not take."""

    model_config = ConfigDict(frozen=True)

    task_id: str
    error: ReportedError


class TargetReport(BaseModel):
    """What a pass did for one target, and what is left.

    `waits` says why results wait; None where none does. `kept_back` are local only and stay here,
    because the target is not named as trusted.
    """

    model_config = ConfigDict(frozen=True)

    target: TargetKind
    place: str
    trust_name: str
    is_trusted: bool
    delivered: int
    waiting: int
    kept_back: int
    sent: tuple[SentResult, ...] = ()
    refused: tuple[RefusedResult, ...] = ()
    waits: ReportedError | None = None
    retry_at: datetime | None = None

    def in_words(self) -> str:
        """How it stands, in a line."""
        counts = (
            (len(self.sent), "sent now"),
            (self.delivered, "there"),
            (self.waiting, "waiting"),
            (self.kept_back, "local only, kept here"),
        )
        return ", ".join(f"{count:,} {word}" for count, word in counts if count) or "nothing yet"


class SyncReport(BaseModel):
    """What a pass did, target by target; or, of a mere look, how it stands."""

    model_config = ConfigDict(frozen=True)

    is_on: bool
    targets: tuple[TargetReport, ...] = ()

    @property
    def waiting(self) -> int:
        """How many results wait, for whichever target."""
        return max((one.waiting for one in self.targets), default=0)

    @property
    def has_problem(self) -> bool:
        """Whether something keeps results from a target."""
        return any(one.waits or one.refused for one in self.targets)
