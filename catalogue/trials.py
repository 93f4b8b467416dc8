"""
What is tried out, and rolled back in any case, spares what only those who come later would read:
the entries of the log, and those of the search for rows that are stored many at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from auditlog.context import disable_auditlog
from django.db import transaction

_is_trial: ContextVar[bool] = ContextVar("is_trial", default=False)


@contextmanager
def tried_out() -> Iterator[None]:
    """Everything inside is done in a transaction and rolled back."""
    token = _is_trial.set(True)
    try:
        with transaction.atomic(), disable_auditlog():
            yield
            transaction.set_rollback(True)
    finally:
        _is_trial.reset(token)


def is_trial() -> bool:
    """Whether what happens now is only tried out."""
    return _is_trial.get()
