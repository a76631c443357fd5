"""The first form: cases, their marks, the key's fingerprint, the log of destruction."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "registry_about",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("value", sa.String(128), nullable=False))
    op.create_table(
        "registry_case",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("own", sa.BigInteger, nullable=False, unique=True),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("reference", sa.String(40), nullable=False),
        sa.Column("applied_on", sa.Date, nullable=False),
        sa.Column("recorded_on", sa.Date, nullable=False))
    op.create_index("registry_case_person", "registry_case", ["person"])
    op.create_index("registry_case_recorded", "registry_case", ["recorded_on"])
    op.create_table(
        "registry_mark",
        sa.Column("hash", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("case_id", sa.Integer, sa.ForeignKey("registry_case.id", ondelete="CASCADE"), primary_key=True,
                  autoincrement=False),
        sa.Column("mark", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("part", sa.SmallInteger, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False)
    op.create_index("registry_mark_case", "registry_mark", ["case_id"])
    op.create_table(
        "registry_purge",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("purged_on", sa.Date, nullable=False),
        sa.Column("recorded_before", sa.Date, nullable=False),
        sa.Column("cases", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(200), nullable=False))


def downgrade() -> None:
    for table in ("registry_purge", "registry_mark", "registry_case", "registry_about"):
        op.drop_table(table)
