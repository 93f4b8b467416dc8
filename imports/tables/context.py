"""What the office and its year are called, as plain values: no database is asked while reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from agency.statuses import DEFAULTS

# The ten indicators of ITA: five of IIT, three of EIT, two of OIT.
INSTRUMENTS = {
    **dict.fromkeys(range(1, 6), "IIT"),
    **dict.fromkeys(range(6, 9), "EIT"),
    **dict.fromkeys(range(9, 11), "OIT"),
}


@dataclass(frozen=True)
class Context:
    """
    The divisions, the labels of the year's statuses, its sub-indicators, which instrument an
    indicator belongs to, and by target what the office calls its columns (imports.tables.learning).
    """

    divisions: tuple[str, ...] = ()
    statuses: tuple[str, ...] = tuple(status.label for status in DEFAULTS)
    sections: tuple[str, ...] = ()
    instruments: Mapping[int, str] = field(default_factory=lambda: dict(INSTRUMENTS))
    known_heads: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
