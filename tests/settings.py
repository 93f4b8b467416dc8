"""Settings of the test suite: the real ones, with throw-away secrets and cheap passwords."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# A .env of this folder is for running the portal, not for testing it.
os.environ.update(USE_HTTPS="on", DEBUG="off", BEHIND_PROXY="off", SECOND_FACTOR="off")
os.environ.update(ADMIN_EMAILS="", EMAIL_URL="", METRICS_TOKEN="")
os.environ["ALLOWED_HOSTS"] = "ita.example.go.th"
os.environ.setdefault("SECRET_KEY", "test-only-" + "x" * 50)
os.environ.setdefault("BASE_URL", "https://ita.example.go.th")

from ita_portal.settings import *  # noqa: F403 - secrets above must be set first

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "sessionid", "csrftoken"  # __Host- needs HTTPS
if DATABASES["default"]["ENGINE"].endswith("postgresql"):  # noqa: F405 - from the line above
    # A test database need not survive a power cut: nobody waits for the disk.
    options = DATABASES["default"].setdefault("OPTIONS", {})  # noqa: F405
    options["options"] = f"{options.get('options', '')} -c synchronous_commit=off".strip()
_scratch = Path(tempfile.mkdtemp(prefix="portal-test-"))
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
MEDIA_ROOT = _scratch / "media"
STATIC_ROOT = _scratch / "static"
STATIC_ROOT.mkdir()
# No copy outlives its test; tests of outages make a store of their own.
CACHES["outage_copies"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}  # noqa: F405 - as above
CACHES["progress"]["LOCATION"] = _scratch / "progress"  # noqa: F405 - as above
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
