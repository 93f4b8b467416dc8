"""A family of records that the portal knows nothing of but its records.py: notices."""
