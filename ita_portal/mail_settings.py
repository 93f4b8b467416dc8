"""Django's settings for sending mail, from one address such as smtp+tls://user:pass@host:587."""

import django
import environ
from django.core.exceptions import ImproperlyConfigured

TIMEOUT = 20  # seconds
SCHEMES = ("smtp", "smtp+tls", "smtp+ssl")


def mail_settings(url: str) -> dict:
    """
    The settings by name; none for an empty address. Django 6.1 wants them as one MAILERS.

    Raises ImproperlyConfigured, in Thai, for an address that is no mail server's.
    """
    if not url:
        return {}
    if url.partition("://")[0] not in SCHEMES:
        raise ImproperlyConfigured(
            f"EMAIL_URL ต้องขึ้นต้นด้วย {' หรือ '.join(f'{name}://' for name in SCHEMES)}"
        )
    parts = environ.Env.email_url_config(url)
    options = {
        "host": parts["EMAIL_HOST"],
        "port": parts["EMAIL_PORT"],
        "username": parts["EMAIL_HOST_USER"],
        "password": parts["EMAIL_HOST_PASSWORD"],
        "use_tls": parts.get("EMAIL_USE_TLS", False),
        "use_ssl": parts.get("EMAIL_USE_SSL", False),
        "timeout": TIMEOUT,
    }
    if django.VERSION >= (6, 1):
        return {"MAILERS": {"default": {"BACKEND": parts["EMAIL_BACKEND"], "OPTIONS": options}}}
    names = {"username": "EMAIL_HOST_USER", "password": "EMAIL_HOST_PASSWORD"}  # nosec B105 # names
    plain = {names.get(name, f"EMAIL_{name.upper()}"): value for name, value in options.items()}
    return {"EMAIL_BACKEND": parts["EMAIL_BACKEND"], **plain}
