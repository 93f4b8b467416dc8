"""Everything the portal holds in one archive, and back: docs/backup.md."""
