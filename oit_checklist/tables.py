"""How the checklist is laid out: OIT by sub-indicator and theme, IIT and EIT by number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from oit_checklist.models import ChecklistItem, Section
from oit_checklist.provisional import UNKNOWN_SECTION
from progress.counts import Progress, progress_of


@dataclass(frozen=True)
class Theme:
    """Neighbouring items under one heading (ประเด็น)."""

    title: str
    items: list[ChecklistItem]

    @property
    def caption(self) -> str:
        """What stands above its table, for lists of a year whose themes nobody knows as well."""
        return self.title or "ข้อมูลที่ต้องเปิดเผย"


@dataclass(frozen=True)
class SectionGroup:
    """One sub-indicator with its themes; without one, the items of which it is not known."""

    section: Section | None
    themes: list[Theme]

    @property
    def name(self) -> str:
        """Its number and title, such as "9.1 ข้อมูลพื้นฐาน"."""
        return str(self.section) if self.section else UNKNOWN_SECTION

    @property
    def heading(self) -> str:
        """How it is headed: "ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน"."""
        return f"ตัวชี้วัดย่อยที่ {self.section}" if self.section else UNKNOWN_SECTION

    @property
    def anchor(self) -> str:
        """Its place on the page of the table: one word, whatever was typed as its number."""
        return "s" + re.sub(r"[^\w.]", "-", self.section.number) if self.section else "s-unknown"

    @property
    def items(self) -> list[ChecklistItem]:
        return [item for theme in self.themes for item in theme.items]

    @property
    def progress(self) -> Progress:
        """Both counts of its items, which `with_proof` has told their proof."""
        return progress_of(self.items)


def group_by_section(items: Iterable[ChecklistItem]) -> list[SectionGroup]:
    """
    Group OIT items, loaded by for_list and in order, by sub-indicator and then by theme.

    Items whose sub-indicator is not known stand last.
    """
    ordered = sorted(items, key=place_of)
    return [
        SectionGroup(
            section,
            [
                Theme(title, list(rows))
                for title, rows in groupby(in_section, key=lambda item: item.theme)
            ],
        )
        for section, in_section in groupby(ordered, key=lambda item: item.section)
    ]


def place_of(item: ChecklistItem) -> tuple[bool, int, int]:
    """Where an item stands among those of its instrument: by sub-indicator and number."""
    return item.section is None, item.section.order if item.section else 0, item.number
