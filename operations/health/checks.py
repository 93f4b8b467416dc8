"""All health checks, carried out in the order in which people read them."""

from django.core.checks import ERROR, CheckMessage, run_checks

from operations.health import (
    address,
    database,
    document_orders,
    documents,
    jobs,
    mail,
    settings_file,
    storage,
)
from operations.health.registry import TAG, HealthCheck

# To be imported is enough to be registered; the order is that of the doctor's lines.
MODULES = [settings_file, database, documents, document_orders, storage, mail, jobs, address]
_ORDER = {module.__name__: place for place, module in enumerate(MODULES)}


def run_health_checks() -> list[CheckMessage]:
    """
    What each check found, good news included; `obj` is its HealthCheck.

    What SILENCED_SYSTEM_CHECKS names is left out, as Django does.
    """
    answers = database.reachable().level < ERROR
    found = run_checks(
        tags=[TAG], include_deployment_checks=True, databases=["default"] if answers else []
    )
    return sorted((message for message in found if not message.is_silenced()), key=_place)


def _place(message: CheckMessage) -> tuple[int, int, str]:
    check: HealthCheck = message.obj
    return _ORDER.get(check.module, len(_ORDER)), check.line, check.key
