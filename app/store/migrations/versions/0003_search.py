"""An index of the words on pages. Pages get ids, for a copy of the file may number rows anew."""

import sqlalchemy as sa
from alembic import op

from app.store.search import cut_signs

revision = "0003"
down_revision = "0002"

_COLUMNS = "document_id, number, char_start, char_end, text, problem, label"


def upgrade() -> None:
    """Make `pages` anew, and an index that holds what is there."""
    _pages("new_pages")
    op.execute(f"INSERT INTO new_pages ({_COLUMNS}) SELECT {_COLUMNS} FROM pages ORDER BY rowid")  # noqa: S608 - our own words
    op.drop_table("pages")
    op.rename_table("new_pages", "pages")
    op.create_index("ix_pages_range", "pages", ["document_id", "char_start", "char_end"])
    op.execute(
        "CREATE VIRTUAL TABLE page_words USING fts5("
        "text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER pages_unindexed AFTER DELETE ON pages "
        "BEGIN DELETE FROM page_words WHERE rowid = old.id; END"
    )
    _index_all()


def _index_all() -> None:
    connection = op.get_bind()
    insert = sa.text("INSERT INTO page_words (rowid, text) VALUES (:id, :words)")
    for key, words in connection.execute(sa.text("SELECT id, text FROM pages")):
        connection.execute(insert, {"id": key, "words": cut_signs(words)})


def _pages(name: str) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("char_start", sa.Integer(), nullable=False),
        sa.Column("char_end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_pages_document_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
        sa.UniqueConstraint("document_id", "number", name="uq_pages_document_id"),
    )
