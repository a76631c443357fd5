"""What Alembic runs: the steps, on the connection that the program has opened and locked."""

from alembic import context

from intake_cli.registry.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True)
context.run_migrations()
