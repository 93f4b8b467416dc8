"""The portal as gunicorn and other WSGI servers start it."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_portal.settings")
django = get_wsgi_application()

# The settings stand from here on.
from documents.program_version import program_version  # noqa: E402
from operations.monitoring.request_log import Counted, RequestLog  # noqa: E402
from operations.page_cache import PageCache  # noqa: E402
from operations.utf8_requests import in_utf8  # noqa: E402

# Before what is loaded later: the files may be another program's by then.
program_version()

count: Counted | None = None
if settings.METRICS_TOKEN:
    from operations.monitoring import metrics

    count = metrics.count

# The log must see every request; inside it the kept pages, then Django.
application = in_utf8(RequestLog(PageCache(django), count))

# All that is loaded now lives as long as the process. To look through it for garbage again and
# again would take longer, now and then, than the page that is being made.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
