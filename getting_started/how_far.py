"""How far the setting up is: the steps with what was found of each, and whether it is over."""

from dataclasses import dataclass

from django.urls import reverse

from agency.models import FiscalYear, User
from getting_started.models import the_setup
from getting_started.steps import STEPS, Found, Step

RIGHT = "agency.change_agency"  # administrators have it


@dataclass(frozen=True)
class StepState:
    """A step and what the data say of it."""

    number: int
    step: Step
    found: Found

    @property
    def address(self) -> str:
        return reverse("start:step", args=[self.step.slug])


def all_steps() -> list[StepState]:
    """Every step with what is done; a constant number of queries."""
    return [StepState(number, step, step.look()) for number, step in enumerate(STEPS, start=1)]


def first_undone(states: list[StepState]) -> StepState | None:
    """Where to go on; None when everything is done."""
    return next((state for state in states if not state.found.done), None)


def is_over() -> bool:
    """Whether nobody needs to be led any more: a year was published, or it was put aside."""
    ever_public = FiscalYear.objects.filter(published_at__isnull=False)
    return the_setup().dismissed_at is not None or ever_public.exists()


def where_to_begin(user: User) -> str:
    """For an administrator of a portal that is not set up: the page of the steps; else ""."""
    return reverse("start:steps") if user.has_perm(RIGHT) and not is_over() else ""


def hint(user: User) -> dict[str, object]:
    """
    What งานของฉัน tells an administrator: {} for nothing.

    `next_step` is a StepState where something is left to do; `is_demo` is true in the demo.
    """
    if not user.has_perm(RIGHT):
        return {}
    if the_setup().is_demo:
        return {"is_demo": True}
    return {} if is_over() else {"next_step": first_undone(all_steps())}
