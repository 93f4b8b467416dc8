"""The settings of the suite on the database and the files of a bench."""

import os

from tests.settings import *  # noqa: F403 - the same settings, four of them changed

DATABASES["default"]["NAME"] = os.environ["BENCH_DATABASE"]  # noqa: F405 - from the line above
STATIC_ROOT = os.environ["BENCH_STATIC"]
MEDIA_ROOT = os.environ.get("BENCH_MEDIA", MEDIA_ROOT)  # noqa: F405 - as above
LOGGING["root"]["level"] = "ERROR"  # noqa: F405 - a line per request would bury the table
