"""The divisions that a body of each kind usually has; data, not rules."""

from functools import cache
from pathlib import Path

from records.data_files import read_data_file

FILE = Path(__file__).parent / "data/usual_divisions.toml"


@cache
def _by_kind() -> dict[str, list[str]]:
    return {
        table.text("kind"): table.texts("divisions")
        for table in read_data_file(FILE).tables("kind")
    }


def usual_divisions(kind: str) -> list[str]:
    """The usual names for a kind of body; for a kind without any, those of all kinds, each once."""
    known = _by_kind()
    if kind in known:
        return known[kind]
    return list(dict.fromkeys(name for names in known.values() for name in names))
