"""Each document in a process of its own: its memory goes with it, and its death is no worker's."""

import logging
import os
import signal
from datetime import timedelta
from multiprocessing import get_context

from django.db import DatabaseError, InterfaceError, connections
from django.utils import timezone

from documents.errors import PdfError
from documents.faults import OUTAGE
from documents.making import fulfil
from documents.models import DocumentOrder
from documents.orders import ALIVE_EVERY, close_order, give_up, keep_alive
from documents.pdf import load_engine
from documents.program_version import program_version
from records.revision import revision_number

LONGEST = timedelta(minutes=30)  # that one document may take
TOO_LONG = f"สร้างเอกสารไม่เสร็จใน {LONGEST.seconds // 60} นาที กรุณาแจ้งหน่วยงาน"
KILLED = "สร้างเอกสารไม่สำเร็จ โปรแกรมหยุดกลางคัน อาจมีหน่วยความจำไม่พอ กรุณาแจ้งหน่วยงาน"

logger = logging.getLogger(__name__)


def prepare() -> None:
    """Load what children would load each by itself. They tell of what is missing."""
    program_version()  # of what is loaded now: the files may be another program's tomorrow
    try:
        load_engine()
    except PdfError:
        logger.exception("No PDF can be made on this machine")


def fulfil_apart(order: DocumentOrder) -> bool:
    """As documents.making.fulfil; a child that is killed or takes too long is a fault too."""
    revision = revision_number()
    connections.close_all()  # two processes on one connection would read each other's answers
    child = get_context("fork").Process(target=_in_child, args=(order,), daemon=True)
    begun = timezone.now()
    child.start()
    while child.is_alive():
        child.join(ALIVE_EVERY.total_seconds())
        if not child.is_alive():
            break
        if timezone.now() - begun > LONGEST:
            child.kill()
            child.join()
            return _failed(order, revision, TOO_LONG)
        _keep_alive(order)
    if (child.exitcode or 0) < 0:
        return _failed(order, revision, KILLED)
    if child.exitcode == 2:
        close_order(order, revision, fault=OUTAGE)
    return child.exitcode == 1


def _keep_alive(order: DocumentOrder) -> None:
    """An outage of the database ends no watch over a child, which would go on unwatched."""
    try:
        keep_alive(order)
    except (DatabaseError, InterfaceError):
        logger.warning("The database is out of reach while %s is made", order, exc_info=True)
        connections.close_all()


def _in_child(order: DocumentOrder) -> None:
    """Ends with 1 if something was made, 0 if not, 2 if not even the fault could be noted."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keyboard's; the worker waits for the end
    try:
        code = int(fulfil(order))
    except BaseException:
        logger.exception("The document %s could not be made", order)
        code = 2
    finally:
        connections.close_all()
    os._exit(code)


def _failed(order: DocumentOrder, revision: int, fault: str) -> bool:
    logger.error("The document %s could not be made: %s", order, fault)
    give_up(order, revision, fault)
    return False
