"""Settings of the test suite: the real ones, with throw-away secrets and cheap passwords."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# A .env of this folder is for running the portal, not for testing it.
os.environ.update(USE_HTTPS="on", DEBUG="off", BEHIND_PROXY="off")
os.environ.setdefault("SECRET_KEY", "test-only-" + "x" * 50)
os.environ.setdefault("BASE_URL", "https://ita.example.go.th")

from ita_portal.settings import *  # noqa: F403 - secrets above must be set first

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
_scratch = Path(tempfile.mkdtemp(prefix="portal-test-"))
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
MEDIA_ROOT = _scratch / "media"
STATIC_ROOT = _scratch / "static"
STATIC_ROOT.mkdir()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
