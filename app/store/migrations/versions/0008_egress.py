"""The egress ledger: rows are only ever added, each is closed once, none is deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"

_PURPOSES = "'generate', 'key_test', 'probe', 'batch', 'sync', 'download', 'endpoint'"
_OUTCOMES = "'answered', 'not_connected', 'broken', 'switched_off', 'unknown'"
_WRITTEN_FIRST = (
    "id, at, purpose, method, host, port, via, is_staying, task_id, attempt_id, process"
)
_STAYS = f"""
CREATE TRIGGER egress_stays BEFORE UPDATE OF {_WRITTEN_FIRST} ON egress
BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
"""
_CLOSED_ONCE = """
CREATE TRIGGER egress_closed_once BEFORE UPDATE ON egress WHEN OLD.outcome IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a row of the ledger is closed once'); END
"""
_NEVER_DELETED = """
CREATE TRIGGER egress_never_deleted BEFORE DELETE ON egress
BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
"""
# Whatever the code does: no request for a task that is local only.
_NEVER_LEAVES = """
CREATE TRIGGER egress_never_local_only BEFORE INSERT ON egress
WHEN NEW.purpose IN ('generate', 'batch')
 AND (SELECT privacy FROM tasks WHERE id = NEW.task_id) = 'local_only'
BEGIN SELECT RAISE(ABORT, 'a local-only task never leaves'); END
"""


def upgrade() -> None:
    """Make the table and its guards."""
    texts = ("at", "purpose", "method", "host")
    op.create_table(
        "egress",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(column, sa.Text(), nullable=False) for column in texts),
        sa.Column("port", sa.Integer(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("is_staying", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=True),
        sa.Column("attempt_id", sa.Text(), nullable=True),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("bytes_out", sa.Integer(), nullable=True),
        sa.Column("bytes_in", sa.Integer(), nullable=True),
        sa.CheckConstraint(f"purpose IN ({_PURPOSES})", name="ck_egress_purpose"),
        sa.CheckConstraint(f"outcome IN ({_OUTCOMES})", name="ck_egress_outcome"),
        sa.PrimaryKeyConstraint("id", name="pk_egress"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_egress_at", "egress", ["at"])
    for trigger in (_STAYS, _CLOSED_ONCE, _NEVER_DELETED, _NEVER_LEAVES):
        op.execute(trigger)
