"""manage.py migrate, as Django's own, while people go on reading and writing."""

import time

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connections
from psycopg.errors import LockNotAvailable

# Whoever waits for a table on PostgreSQL makes all later readers of it wait behind him: a
# migration gives up so soon, and tries again when whatever reads for long may be done.
LOCK_TIMEOUT = "2s"
TRIES, PAUSE = 60, 5  # seconds


class Command(migrate.Command):
    def handle(self, *args, **options):
        connection = connections[options["database"]]
        if connection.vendor != "postgresql":
            return super().handle(*args, **options)
        for _ in range(TRIES):
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, false)", [LOCK_TIMEOUT])
            try:
                return super().handle(*args, **options)
            except OperationalError as error:
                # A migration that fails is undone as a whole, so it can begin again.
                if not isinstance(error.__cause__, LockNotAvailable):
                    raise
                self.stdout.write("\nตารางกำลังถูกอ่านอยู่ เช่น โดยการสำรองข้อมูล จะลองใหม่ในอีกสักครู่")
                time.sleep(PAUSE)
        raise CommandError("ตารางถูกใช้อยู่นานเกินไป กรุณารอให้งานสำรองข้อมูลหรือส่งออกเสร็จแล้วสั่งใหม่")
