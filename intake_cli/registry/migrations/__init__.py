"""How a registry becomes what the program expects, step by step; Alembic reads them from here."""
