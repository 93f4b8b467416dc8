"""Faults of a reader that nobody foresaw: the person is told, the log keeps what was raised."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from office_files.contents import OfficeFileError
from office_files.parts import BROKEN

Taken = ParamSpec("Taken")
Given = TypeVar("Given")

logger = logging.getLogger(__name__)


def told(read: Callable[Taken, Given]) -> Callable[Taken, Given]:
    """The reader, raising OfficeFileError for whatever else it raises; that is logged."""

    @wraps(read)
    def reading(*given: Taken.args, **named: Taken.kwargs) -> Given:
        try:
            return read(*given, **named)
        except OfficeFileError:
            raise
        except Exception as error:
            logger.exception("A file could not be read")
            raise OfficeFileError(BROKEN) from error

    return reading
