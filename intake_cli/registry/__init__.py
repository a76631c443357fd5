"""The registry of earlier cases: what two cases share is found without keeping what it was.

Everything that is compared is kept as a keyed hash (HMAC-SHA256, cut to 64 bits); the key lies in a file of its own,
never in the database. SQLAlchemy and Alembic are imported when a registry is opened, not before.
"""
