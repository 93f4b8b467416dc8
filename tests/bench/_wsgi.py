"""The portal as the bench serves it: its test database, and a folder of files beside it."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench._settings"

from ita_portal.wsgi import application  # noqa: F401 - after the settings; for gunicorn
