"""What an archive says of itself, and how it is checked against what it holds."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime

FORMAT = 1
MANIFEST = "manifest.json"


def table_entry(label: str) -> str:
    """The place of a table in the archive."""
    return f"tables/{label}.jsonl"


def file_entry(name: str) -> str:
    """The place of a stored file in the archive."""
    return f"files/{name}"


@dataclass(frozen=True)
class Entry:
    """A table or a file: its fingerprint, its bytes, and for a table its rows."""

    sha256: str
    size: int
    rows: int = 0


@dataclass
class Manifest:
    """
    The contents of one archive.

    `migrations`: the newest of each app, "app.name". `missing`: files that a row names but the
    storage had no more. `changed`: files whose bytes differ from what their row remembers.
    """

    made_at: str
    versions: dict[str, str]
    migrations: list[str]
    tables: dict[str, Entry] = field(default_factory=dict)
    files: dict[str, Entry] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        """When the archive was made."""
        return datetime.fromisoformat(self.made_at)

    @property
    def rows(self) -> int:
        """The rows of all tables together."""
        return sum(entry.rows for entry in self.tables.values())

    @property
    def size(self) -> int:
        """The bytes of all stored files together."""
        return sum(entry.size for entry in self.files.values())

    def migration_keys(self) -> list[tuple[str, str]]:
        """The migrations as Django names them: (app, name)."""
        keys = (name.partition(".") for name in self.migrations)
        return [(app, migration) for app, _, migration in keys]

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Raises ValueError, KeyError or TypeError for anything that is no manifest."""
        values = json.loads(text)
        if values["format"] != FORMAT:
            raise ValueError(f"format {values['format']}")
        for kind in ("tables", "files"):
            values[kind] = {name: Entry(**entry) for name, entry in values[kind].items()}
        return cls(**values)
