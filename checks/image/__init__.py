"""Rules about the pictures of pages."""
