"""The draft of an opening: kept with every step, so that nothing chosen is lost."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from agency.models import FiscalYear
from agency.statuses import DEFAULTS
from oit_checklist.criteria_set import CriteriaSet, ItemEntry
from oit_checklist.models import Instrument
from oit_checklist.year_criteria import set_of_year
from year_opening.matching import Comparison, Earlier, compare, propose
from year_opening.models import YearOpening
from year_opening.sources import criteria_for, known_earlier, origin_of, year_before


class StaleDraftError(Exception):
    """Somebody else saved the draft since the page was opened."""


@dataclass(frozen=True)
class CriteriaFile:
    """Criteria that came in a file, as TOML, and what a person has to look at in them."""

    name: str
    criteria: str
    questions: list[str]


@transaction.atomic
def start(year_be: int, source: str, user: Any, file: CriteriaFile | None = None) -> YearOpening:
    """
    The draft of a year with this source. A draft that is there already goes on: what was chosen
    stays, but for what depends on the criteria when those are others.
    """
    draft = YearOpening.objects.select_for_update().filter(year_be=year_be).first()
    if draft is None:
        draft = YearOpening(year_be=year_be)
    elif draft.source == source and (file is None or draft.criteria == file.criteria):
        return draft
    else:
        draft.version += 1
        for name in ("earlier", "questions"):
            draft.choices.pop(name, None)
    draft.source, draft.saved_by = source, user
    if file is not None:
        draft.criteria, draft.file_name = file.criteria, file.name
        draft.choices["questions"] = file.questions
    draft.full_clean()
    draft.save()
    return draft


@transaction.atomic
def save_choices(
    opening: YearOpening, choices: dict[str, Any], user: Any, version: int
) -> YearOpening:
    """Keep what was chosen. Raises StaleDraftError if `version` is not the stored one."""
    stored = YearOpening.objects.select_for_update().get(pk=opening.pk)
    if stored.version != version:
        raise StaleDraftError
    chosen = {**stored.choices, **choices}
    if stored.choices != chosen:
        stored.choices, stored.saved_by = chosen, user
        stored.version += 1
        stored.full_clean()
        stored.save()
    return stored


class Draft:
    """An opening with the criteria that it leads to and the year it takes over from."""

    def __init__(self, opening: YearOpening):
        self.opening = opening
        self.last: FiscalYear | None = year_before(opening.year_be)
        self.criteria: CriteriaSet | None = criteria_for(opening, self.last)
        self.before: CriteriaSet | None = set_of_year(self.last) if self.last else None

    @property
    def initial_status(self) -> str:
        """What each row begins as: the year has the statuses of the year before."""
        statuses = self.last.statuses if self.last else DEFAULTS
        return statuses.initial.label

    @property
    def earlier(self) -> Earlier:
        """What each item continues: as it was chosen, else as it is proposed."""
        chosen: Earlier | None = self.opening.choices.get("earlier")
        return chosen if chosen is not None else self.proposed()

    def proposed(self) -> Earlier:
        """What each item continues as far as the portal can tell."""
        if self.criteria is None or self.before is None:
            return {}
        before, origin = self.before, origin_of(self.criteria)
        return propose(self.criteria, before, lambda item: known_earlier(item, origin, before))

    @property
    def before_by_instrument(self) -> list[tuple[str, list[ItemEntry]]]:
        """The items of the year before, which the boxes offer."""
        items = self.before.items if self.before else ()
        return [
            (each, [item for item in items if item.instrument == each])
            for each in Instrument.values
        ]

    def comparison(self, earlier: Earlier) -> Comparison:
        """Both years side by side."""
        return compare(self.criteria, self.before, earlier)
