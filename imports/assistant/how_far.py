"""How far the work on a file is, kept where the page that waits sees it while rows are locked."""

import json
import logging
from dataclasses import dataclass

from django.core.cache import BaseCache, caches

from imports.models import OfficeImport
from records.how_far import Listener

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class HowFar:
    """What is being done, in Thai, and how many of how many are done; 0 of 0 where none count."""

    what: str = ""
    done: int = 0
    of: int = 0

    @property
    def sentence(self) -> str:
        """What a person is told; "" before anything was counted."""
        return f"{self.what} {self.done:,} จาก {self.of:,}" if self.of else self.what


def keeper_of(one: OfficeImport) -> Listener:
    """What notes how far this import is, for records.how_far.listening."""

    def keep(what: str, done: int, of: int) -> None:
        content = json.dumps([what, done, of]).encode()
        try:
            _store().set(_key(one), content)
        except Exception:  # a full disk, a store out of reach: the work itself goes on
            logger.exception("How far an import is cannot be noted")

    return keep


def how_far(one: OfficeImport) -> HowFar:
    """How far the work on the import is, as far as it can be known."""
    try:
        content = _store().get(_key(one))
        return HowFar(*json.loads(content)) if content else HowFar()
    except Exception:  # as above, or what another version noted
        logger.exception("How far an import is cannot be asked")
        return HowFar()


def forget(one: OfficeImport) -> None:
    """The work has ended: what was counted is of no use."""
    try:
        _store().delete(_key(one))
    except Exception:  # as above
        logger.exception("How far an import is cannot be forgotten")


def _store() -> BaseCache:
    return caches["progress"]


def _key(one: OfficeImport) -> str:
    return f"import-{one.pk}"
