"""A question may follow an earlier one; what its model saw of the conversation is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("tasks", sa.Column("follows", sa.Text(), nullable=True))
    op.add_column("tasks", sa.Column("conversation", sa.Text(), nullable=True))
