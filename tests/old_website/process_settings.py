"""The real settings, for processes that may open the site of a test on this machine."""

import os

from ita_portal.settings import *  # noqa: F403 - the same, and one thing more
from progress.link_guard import Guard

_allowed = frozenset({("127.0.0.1", int(os.environ["SITE_OF_A_TEST"]))})
Guard.__init__.__defaults__ = (_allowed, lambda host, port: ["127.0.0.1"])
