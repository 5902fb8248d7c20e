"""The names of a task's files with the task, folded: a table is filtered and ordered by them."""

import sqlalchemy as sa
from alembic import op

from app.domain.listing import fold_names

revision = "0015"
down_revision = "0014"

_NAMES = """
SELECT task_documents.task_id, documents.name
FROM task_documents JOIN documents ON documents.id = task_documents.document_id
ORDER BY task_documents.task_id, task_documents.position
"""
_PUT = sa.text("UPDATE tasks SET names = :names WHERE id = :id")


def upgrade() -> None:
    """Add the column and fill it; SQLite itself cannot fold other letters than ASCII's."""
    op.add_column(
        "tasks", sa.Column("names", sa.Text(), nullable=False, server_default=sa.text("''"))
    )
    connection = op.get_bind()
    names: dict[str, list[str]] = {}
    for task_id, name in connection.exec_driver_sql(_NAMES):
        names.setdefault(task_id, []).append(name)
    rows = [{"id": task_id, "names": fold_names(of_task)} for task_id, of_task in names.items()]
    if rows:
        connection.execute(_PUT, rows)
