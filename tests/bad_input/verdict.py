"""What every answer of the public site must be like, whatever was asked."""

from urllib.parse import urlsplit

from django.http import HttpResponse, parse_cookie
from django.urls import Resolver404, resolve

from tests.bad_input.attempts import Attempt
from tests.bad_input.odd_values import SCRIPT

SAFETY = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SERVED = {200, 206, 304, 416}
# A form that is public, and files that pages of other sites may ask for.
MORE_METHODS = {
    "verify:edition": {"POST"},
    "open_data:file": {"OPTIONS"},
    "open_data:package": {"OPTIONS"},
}
# Differs between two answers to the same question.
OF_THE_MOMENT = {"Date", "Content-Length"}


def judge(attempt: Attempt, response: HttpResponse) -> None:
    """Fail with a sentence if the answer breaks a promise of the public site."""
    status = response.status_code
    allowed = statuses(attempt)
    assert status in allowed, f"{status} instead of {sorted(allowed)}"
    # A browser that has one of ours, spoilt, may get it mended or taken away.
    new = set(response.cookies) - set(parse_cookie(attempt.headers.get("Cookie", "")))
    assert not new, "a public page sets a cookie"
    if status == 405:
        assert attempt.method.upper() not in response["Allow"].split(", ")
        assert "GET" in response["Allow"].split(", ")
    judge_anything(attempt, response)


def judge_anything(attempt: Attempt, response: HttpResponse) -> None:
    """The promises that the back office keeps as well."""
    status = response.status_code
    assert status < 500
    for name, value in SAFETY.items():
        assert value in response.get(name, ""), f"{status} without {name}"
    assert SCRIPT.encode() not in response.content, "what was sent comes back as a script"
    assert b"evil.example" not in response.content.partition(b"<h1")[0], (
        "a host that is not ours is printed"
    )
    if "Content-Length" in response and attempt.method.upper() != "HEAD":
        assert int(response["Content-Length"]) == len(response.content)
    if 300 < status < 400 and status != 304:
        check_redirect(attempt, response["Location"])
    if 400 <= status < 500 and attempt.method.upper() != "HEAD":
        check_help(response)


def statuses(attempt: Attempt) -> set[int]:
    """The answers that are right."""
    if attempt.is_hostile:
        return {400}
    path = attempt.path_info.encode("latin-1").decode(errors="replace")
    accepted = accepted_methods(path)
    if accepted is None:
        with_slash = accepted_methods(path + "/") is not None
        return {301} if with_slash and not path.endswith("/") else {404}
    if attempt.method.upper() not in accepted:
        return {405}
    if attempt.method.upper() == "OPTIONS":
        return {204}
    if attempt.is_missing:
        return {404}
    too_many_fields = {400} if attempt.query.count("&") >= 1_000 else set()
    broken_form = {400} if attempt.method.upper() == "POST" else set()
    precondition = {412} if {"If-Match", "If-Unmodified-Since"} & set(attempt.headers) else set()
    return SERVED | {404} | too_many_fields | broken_form | precondition


def accepted_methods(path: str) -> set[str] | None:
    """The methods of the page at this path; None if the URL map knows no such path."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return {"GET", "HEAD"} | MORE_METHODS.get(match.view_name, set())


def check_redirect(attempt: Attempt, location: str) -> None:
    """A redirect leads to the same site: a path, or an address of the host that was asked."""
    to = urlsplit(location)
    assert to.netloc in ("", attempt.headers["Host"]), f"led away to {location}"
    assert "\\" not in location
    assert not location.startswith("//"), f"led away to {location}"


def check_help(response: HttpResponse) -> None:
    """A Thai page that says what is wrong and leads on."""
    page = response.content.decode()
    assert response["Content-Type"].startswith("text/html"), f"{response.status_code} is no page"
    assert '<html lang="th">' in page
    assert page.count("<h1>") == 1
    assert 'href="/"' in page, "no way on"
    assert "Traceback" not in page
