"""The portal's settings with the next version's migration."""

from ita_portal.settings import *  # noqa: F403 - the same settings, one app more

INSTALLED_APPS = [*INSTALLED_APPS, "tests.serving.growing"]  # noqa: F405 - from the line above
