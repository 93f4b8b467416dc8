"""The settings of the tests with one family more. Its records.py is all that the portal is told."""

from tests.settings import *  # noqa: F403 - the same settings, one app more

INSTALLED_APPS = [*INSTALLED_APPS, "tests.toy.apps.ToyConfig"]  # noqa: F405 - from the line above
ROOT_URLCONF = "tests.toy.urls"
if "postgresql" in DATABASES["default"]["ENGINE"]:  # noqa: F405 - from the line above
    # The suite that starts this one stands in the database of the usual name.
    DATABASES["default"]["TEST"] = {"NAME": "test_toy"}  # noqa: F405 - from the line above
