"""Rules about earlier cases. The application looks them up; nothing is looked up here."""
