"""The tables of a team's database, and how they come to their newest form.

All in a schema of its own, `homeport`: it is made where it is missing and the role may do that, and
may be made by whoever runs the database. Rows are only ever added.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    DateTime,
    Integer,
    MetaData,
    Table,
    Text,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from app.domain.errors.sync import SyncTargetTooNew

_SCHEMA = "homeport"
# Any number that nobody else takes: "homeport" in letters of a telephone.
_LOCK = 46_637_678
_SCHEMA_THERE = "SELECT FROM pg_catalog.pg_namespace WHERE nspname = :name"
_VERSIONS_THERE = (
    "SELECT FROM pg_catalog.pg_tables WHERE schemaname = :name AND tablename = 'versions'"
)
_metadata = MetaData(schema=_SCHEMA)

_versions = Table("versions", _metadata, Column("version", Integer, primary_key=True))
_identities = Table("identities", _metadata, Column("id", Text, primary_key=True))

# A result, by who sent it, of which task, and which revision of it. `report` is what
# `homeport run --json` prints; `content_sha256` tells whether two are the same.
results = Table(
    "results",
    _metadata,
    Column("installation", Text, primary_key=True),
    Column("task_id", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("content_sha256", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("finished_at", DateTime(timezone=True), nullable=False),
    Column("report", JSONB, nullable=False),
)

result_documents = Table(
    "result_documents",
    _metadata,
    Column("installation", Text, primary_key=True),
    Column("task_id", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha256", Text),
    Column("media_type", Text),
    Column("size_bytes", BigInteger),
)

# What brings the tables from one version to the next; never changed once released.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE homeport.identities (id text PRIMARY KEY)",
        """CREATE TABLE homeport.results (
             installation text NOT NULL, task_id text NOT NULL, revision integer NOT NULL,
             content_sha256 text NOT NULL, kind text NOT NULL, document text NOT NULL,
             finished_at timestamptz NOT NULL, report jsonb NOT NULL,
             received_at timestamptz NOT NULL DEFAULT now(),
             received_from text NOT NULL DEFAULT current_user,
             PRIMARY KEY (installation, task_id, revision))""",
        """CREATE TABLE homeport.result_documents (
             installation text NOT NULL, task_id text NOT NULL, revision integer NOT NULL,
             position integer NOT NULL, name text NOT NULL, sha256 text, media_type text,
             size_bytes bigint,
             PRIMARY KEY (installation, task_id, revision, position),
             FOREIGN KEY (installation, task_id, revision)
               REFERENCES homeport.results ON DELETE CASCADE)""",
        "CREATE INDEX ON homeport.results (finished_at)",
        "CREATE INDEX ON homeport.result_documents (sha256)",
    ),
)


def bring_up(connection: Connection, new_id: str, place: str) -> str:
    """Have the tables in their newest form; what tells this database from others.

    Any number of Homeports may call this at once: one works, the others wait for it. All in the
    caller's transaction, so whole or not at all.

    Raises:
        SyncTargetTooNew: a newer app has been here; nothing was changed.
    """
    if _version(connection) < len(MIGRATIONS):
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        _migrate(connection, new_id)  # somebody else may have done it meanwhile
    if _version(connection) > len(MIGRATIONS):
        raise SyncTargetTooNew(place=place)
    return str(connection.execute(select(_identities.c.id)).scalar_one())


def _migrate(connection: Connection, new_id: str) -> None:
    done = _version(connection)
    if done == 0:
        if not _has(connection, _SCHEMA_THERE):
            connection.execute(text(f"CREATE SCHEMA {_SCHEMA}"))
        connection.execute(text(f"CREATE TABLE {_SCHEMA}.versions (version integer PRIMARY KEY)"))
    for version, statements in enumerate(MIGRATIONS[done:], start=done + 1):
        for statement in statements:
            connection.execute(text(statement))
        connection.execute(insert(_versions).values(version=version))
    if done == 0:
        connection.execute(insert(_identities).values(id=new_id))


def _version(connection: Connection) -> int:
    if not _has(connection, _VERSIONS_THERE):
        return 0
    newest = select(func.coalesce(func.max(_versions.c.version), 0))
    return int(connection.execute(newest).scalar_one())


def _has(connection: Connection, query: str) -> bool:
    """Asked of the catalogue's tables: functions such as to_regclass answer from a cache, which
    waiting for an advisory lock does not bring up to date.
    """
    asked = text(f"SELECT EXISTS ({query})")
    return bool(connection.execute(asked, {"name": _SCHEMA}).scalar_one())
