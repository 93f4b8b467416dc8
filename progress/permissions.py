"""Who may do what with an assigned row. The back office asks nobody else."""

from django.db.models import prefetch_related_objects

from progress.models import Assignment, Update


def may_review(user, update_model: type[Update]) -> bool:
    """Whether the user may publish updates of this family or return them."""
    return user.has_perm(f"{update_model._meta.app_label}.review_{update_model._meta.model_name}")


def may_report(user, assignment: Assignment) -> bool:
    """Whether the user may write updates of this row: its division's clerk, or a reviewer."""
    if not assignment.fiscal_year.is_open:
        return False
    options = assignment._meta
    if not user.has_perm(f"{options.app_label}.change_{options.model_name}"):
        return False
    return may_review(user, assignment.updates.model) or may_see(user, assignment)


def has_to_wait(user, update: Update | None) -> bool:
    """Whether the open update was sent for review, and the user is not who reviews it."""
    if update is None or update.state != Update.State.SUBMITTED:
        return False
    return not may_review(user, type(update))


def may_see(user, assignment: Assignment) -> bool:
    """Whether the row is the user's own: one of their divisions, or everybody's."""
    if assignment.for_all_divisions:
        return True
    # A page asks this many times; the divisions stay with the two objects for one request.
    prefetch_related_objects([user], "divisions")
    prefetch_related_objects([assignment], "divisions")
    own = {division.pk for division in user.divisions.all()}
    return any(division.pk in own for division in assignment.divisions.all())
