"""Requests read as UTF-8, whatever charset their headers claim."""

from collections.abc import Callable

from django.utils.http import parse_header_parameters


def in_utf8(application: Callable) -> Callable:
    """
    The WSGI application, with requests that claim no other charset.

    Addresses and forms here are UTF-8. Django reads the address by the charset of Content-Type,
    and fails before any page could help when a program names one that is no text, as base64.
    """

    def read(environ: dict, start_response: Callable):
        content_type = environ.get("CONTENT_TYPE", "")
        if "charset" in content_type.lower():
            environ = {**environ, "CONTENT_TYPE": _without_charset(content_type)}
        return application(environ, start_response)

    return read


def _without_charset(content_type: str) -> str:
    kind, options = parse_header_parameters(content_type)
    boundary = f'; boundary="{options["boundary"]}"' if "boundary" in options else ""
    return kind + boundary
