"""Every target of an import by its name."""

from imports.tables.target import Target
from imports.tables.target_criteria import CRITERIA
from imports.tables.target_items import INDICATORS, ITEMS
from imports.tables.target_measures import MEASURES
from imports.tables.target_meetings import MEETINGS
from imports.tables.target_people import COMMITTEES, PEOPLE
from imports.tables.target_results import RESULTS

TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        MEASURES, INDICATORS, ITEMS, CRITERIA, RESULTS, COMMITTEES, MEETINGS, PEOPLE,
    )
}  # fmt: skip


def target_named(name: str) -> Target:
    """The target of a name. Raises ValueError in Thai for one that does not exist."""
    if name not in TARGETS:
        raise ValueError(f"ไม่รู้จัก “{name}” ที่นำเข้าได้คือ {', '.join(TARGETS)}")
    return TARGETS[name]
