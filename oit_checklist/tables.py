"""How the checklist is laid out: OIT by sub-indicator and theme, IIT and EIT by number."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from oit_checklist.models import ChecklistItem, Section
from progress.counts import Progress, progress_of


@dataclass(frozen=True)
class Theme:
    """Neighbouring items under one heading (ประเด็น)."""

    title: str
    items: list[ChecklistItem]


@dataclass(frozen=True)
class SectionGroup:
    """One sub-indicator with its themes."""

    section: Section
    themes: list[Theme]

    @property
    def items(self) -> list[ChecklistItem]:
        return [item for theme in self.themes for item in theme.items]

    @property
    def progress(self) -> Progress:
        """Both counts of its items, which `with_proof` has told their proof."""
        return progress_of(self.items)


def group_by_section(items: Iterable[ChecklistItem]) -> list[SectionGroup]:
    """Group OIT items, loaded by for_list and in order, by sub-indicator and then by theme."""
    ordered = sorted(items, key=lambda item: (item.sub_indicator.order, item.number))
    return [
        SectionGroup(
            section,
            [
                Theme(title, list(rows))
                for title, rows in groupby(in_section, key=lambda item: item.theme)
            ],
        )
        for section, in_section in groupby(ordered, key=lambda item: item.sub_indicator)
    ]
