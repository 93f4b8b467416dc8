"""Death at a chosen moment: before the Nth thing that a process would write."""

import os
import signal
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

_READS = ("SELECT", "PRAGMA", "SHOW", "SET ")
_FILE_EVENTS = ("os.rename", "os.remove", "os.mkdir", "os.link", "os.rmdir")


class Killer:
    """
    Counts what is written from now on, and kills this process, as a power cut would.

    Counted are statements that write, commits (before and after), and what is done to files of the
    portal. `at` is the number that is not survived; 0 = all are. With `reads`, queries count too.
    """

    def __init__(self, at: int, reads: bool = False):
        self.at, self.reads, self.count = at, reads, 0
        self.folders = (str(settings.DATA_DIR), str(settings.BACKUP_DIR))
        connection.ensure_connection()
        connection.execute_wrappers.append(self._statement)
        self._commit, connection._commit = connection._commit, self._commit_between
        sys.addaudithook(self._event)

    def _step(self) -> None:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def _statement(self, execute, sql, params, many, context):
        if self.reads or not str(sql).lstrip().upper().startswith(_READS):
            self._step()
        return execute(sql, params, many, context)

    def _commit_between(self) -> None:
        self._step()
        self._commit()
        self._step()

    def _event(self, event: str, args: tuple) -> None:
        writes = event == "open" and isinstance(args[2], int) and args[2] & os.O_ACCMODE
        if (writes or event in _FILE_EVENTS) and self._ours(args[0]):
            self._step()

    def _ours(self, path) -> bool:
        return isinstance(path, str | Path) and str(path).startswith(self.folders)
