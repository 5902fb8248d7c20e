"""Alembic's entry: runs on the connection that `migrate` hands over, in its transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transactional_ddl=False,  # `migrate` holds the one transaction
)
context.run_migrations()
