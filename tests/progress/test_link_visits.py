"""What a link meets on a hostile or sloppy server, and under whose name it is asked."""

import ssl
import subprocess
import threading

import pytest

from progress.link_check import Timeouts, check_all, check_url
from progress.models import LinkCheck
from tests.local_site import page, redirect, running_site

QUICK = Timeouts(connect=60, read=60, total=60, retries=1, wait=0)


@pytest.fixture
def site():
    with running_site() as site:
        yield site


def look(site, path="/", name="site.test", **options) -> LinkCheck:
    return check_url(site.url(path, name), site.guard(**options), QUICK)


def test_the_server_is_asked_under_its_name_and_told_who_asks(site):
    site.pages["/a?b=1"] = page()

    assert look(site, "/a?b=1").outcome == "ok"
    assert site.headers[0]["Host"] == f"site.test:{site.port}"
    assert "https://ita.example.go.th" in site.headers[0]["User-Agent"]


def test_a_name_that_changes_its_address_between_two_redirects_is_refused(site):
    site.pages["/"] = redirect("/inner")
    site.pages["/inner"] = page()
    answers = [["127.0.0.1"], ["127.0.0.2"]]

    check = look(site, resolve=lambda host, port: answers.pop(0))

    assert check.outcome == "refused"
    assert site.seen == ["/"]  # the first answer was used, the second one checked
    assert answers == []


def test_when_one_address_of_a_name_is_closed_the_next_is_tried(site):
    site.pages["/"] = page()
    site.names["site.test"] = ["127.0.0.3", "127.0.0.1"]
    allow = frozenset({("127.0.0.3", site.port), ("127.0.0.1", site.port)})

    assert look(site, allow=allow).outcome == "ok"


def test_a_proxy_of_the_environment_is_not_used(site, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.pages["/"] = page()

    assert look(site).outcome == "ok"


def test_a_redirect_in_plain_thai_letters_is_followed_to_the_right_page(site):
    site.pages["/a"] = redirect("/แผน.pdf".encode().decode("latin-1"))
    site.pages["/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf"] = page()

    check = look(site, "/a")

    assert check.status_code == 200
    assert check.final_url == site.url("/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf")


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/a%20b.pdf", "/a%20b.pdf"),
        ("/a b.pdf", "/a%20b.pdf"),
        ("/%e0%b9%81.pdf", "/%E0%B9%81.pdf"),
        ("/แ.pdf#page=2", "/%E0%B9%81.pdf"),
    ],
)
def test_another_spelling_of_the_same_address_is_not_another_place(site, path, to):
    site.pages[to] = page()
    if path != "/a b.pdf":
        site.pages.setdefault(path.partition("#")[0], redirect(to))

    assert look(site, path).outcome == "ok"


def test_a_thai_host_and_its_ascii_form_are_one_place(site):
    ascii_name = "เทศบาล.ไทย".encode("idna").decode()
    site.pages["/a"] = redirect(site.url("/a/", ascii_name))
    site.pages["/a/"] = page()

    assert look(site, "/a", "เทศบาล.ไทย").outcome == "ok"


@pytest.mark.django_db
def test_a_very_long_redirect_fits_into_the_row(site):
    site.pages["/"] = redirect("/" + "x" * 5000)

    check = look(site)
    check.full_clean()
    check.save()

    assert (check.outcome, len(check.final_url)) == ("dead", 2000)


@pytest.mark.parametrize("location", ["http://[::1", "http://x.test:a/", "ftp://x.test/a"])
def test_a_redirect_that_is_no_web_address_is_refused(site, location):
    site.pages["/"] = redirect(location)

    assert look(site).outcome == "refused"


def cut_off(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"only this")


@pytest.mark.parametrize(
    "answer",
    [cut_off, lambda handler: None, lambda handler: handler.wfile.write(b"\x00\xff no\r\n\r\n")],
)
def test_an_answer_that_does_not_come_whole_is_none(site, answer):
    site.pages["/"] = answer

    check = look(site)

    assert (check.outcome, check.status_code) == ("silent", None)
    assert site.seen == ["/"] * 2


@pytest.mark.parametrize(
    "answer",
    [
        page(b"<title>Just a moment...</title>", status=503, Server="cloudflare"),
        page(b"<title>Just a moment...</title>"),
        page(b"checking", cf_mitigated="challenge"),
    ],
)
def test_a_guard_against_robots_says_nothing_of_the_page(site, answer):
    site.pages["/"] = answer

    assert look(site).outcome == "blocked"


def test_a_large_slow_document_opens(site):
    def unfinished(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"the beginning")
        handler.wfile.flush()
        gone.wait(5)

    gone = threading.Event()
    site.pages["/"] = unfinished
    check = check_url(site.url(), site.guard(), Timeouts(read=0.3, retries=0))
    gone.set()

    assert check.outcome == "ok"


def test_whoever_stops_early_opens_nothing_more(site):
    site.pages = {f"/{number}": page() for number in range(40)}
    urls = [site.url(path) for path in site.pages]
    checks = check_all(urls, lambda url: check_url(url, site.guard(), QUICK), pause=0.1)

    next(checks)
    visitors = [each for each in threading.enumerate() if each.name.startswith("ThreadPool")]
    checks.close()

    assert visitors
    assert not [each for each in visitors if each.is_alive()]  # so nothing more can be opened
    assert len(site.seen) < 40


@pytest.fixture
def certificate(tmp_path):
    """A certificate of our own for the name site.test, in one file with its key."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    command += f" -subj /CN=site.test -addext subjectAltName=DNS:site.test -keyout {key}"
    subprocess.run([*command.split(), "-out", certificate], check=True, capture_output=True)
    certificate.write_text(certificate.read_text() + key.read_text())
    return certificate


@pytest.fixture
def secure_site(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with running_site(context) as site:
        site.pages["/"] = page()
        yield site


def test_the_certificate_is_checked_for_the_name_not_for_the_address(
    secure_site, certificate, monkeypatch
):
    assert "ใบรับรอง" in look(secure_site).note  # nobody vouches for it

    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert look(secure_site).outcome == "ok"
    other = look(secure_site, name="other.test")
    assert (other.outcome, other.status_code) == ("silent", None)
    assert "ใบรับรอง" in other.note
