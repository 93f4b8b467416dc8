"""The pages of an import for axe, at each step of a file."""

import pytest

from tests.accessibility.conftest import auditor, sign_in  # noqa: F401 - fixtures
from tests.imports_assistant.pages import KIT, START, answer_all, office, press, send

__all__ = ["office"]
pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]


def test_every_step_of_a_file_is_faultless(office, auditor, sign_in):  # noqa: F811 - fixtures
    asked = send(office, KIT / "people.xlsx", "people")
    unknown = send(office, "ก\tข\nอบรม\tกองคลัง\n", "measures")
    ready = send(office, KIT / "oit-status-cp874.csv", "items")
    stored = press(
        office, answer_all(office, send(office, KIT / "indicators.ods", "indicators")), "store"
    )
    sign_in(asked.owner)

    faults = [
        *auditor.faults(START),
        *auditor.faults(f"{START}{asked.pk}/"),
        *auditor.faults(f"{START}{unknown.pk}/"),
        *auditor.faults(f"{START}{unknown.pk}/teach/"),
        *auditor.faults(f"{START}{unknown.pk}/teach/?head=0:1"),
        *auditor.faults(f"{START}{ready.pk}/"),
        *auditor.faults(f"{START}{stored.pk}/"),
        *auditor.faults(f"{START}{stored.pk}/undo/"),
    ]

    assert not faults, "\n".join(faults)
