"""The log as it is written, line by line."""

import json
import logging
from io import StringIO

import pytest

from operations.monitoring.json_lines import JsonLines, request_id


@pytest.fixture
def log():
    """A function that returns what the log holds by now, each line read as JSON."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    request_id.set("")
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)
    request_id.set("")
