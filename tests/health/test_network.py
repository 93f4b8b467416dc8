"""Health of the network: the mail server, the address, its certificate. All on loopback."""

import ssl
import subprocess
from urllib.parse import urlsplit

import pytest
from django.core.checks import ERROR, INFO, WARNING

from operations.health import address, mail
from tests.local_mail import administrators, free_port, running_mail_server, use_mail_server
from tests.local_site import running_site


def test_a_mail_server_that_answers(settings):
    with running_mail_server(settings):
        settings.ADMINS = []
        assert mail.mail_server().level == WARNING  # nobody would hear of trouble
        settings.ADMINS = administrators("admin@example.go.th")
        assert mail.mail_server().level == INFO


def test_a_mail_server_that_is_dead(settings):
    use_mail_server(settings, free_port())

    found = mail.mail_server()

    assert found.level == ERROR
    assert "EMAIL_URL" in found.hint


def test_no_mail_server(settings):
    settings.MAIL_IS_SET = False

    assert mail.mail_server().level == WARNING


@pytest.mark.parametrize(
    ("base_url", "hosts", "level"),
    [
        ("https://ita.example.go.th", ["ita.example.go.th"], INFO),
        ("http://127.0.0.1:8000", ["127.0.0.1"], WARNING),
        ("http://ita.example.go.th", ["ita.example.go.th"], ERROR),
        ("https://ita.example.go.th", ["other.example.go.th"], ERROR),
        ("", ["ita.example.go.th"], ERROR),
    ],
)
def test_the_base_address(settings, base_url, hosts, level):
    settings.BASE_URL, settings.ALLOWED_HOSTS = base_url, hosts

    assert address.base_address().level == level


@pytest.fixture
def https(settings, tmp_path):
    """Start a site whose certificate lasts so many days; returns whom to trust."""
    started = []

    def start(days: int) -> ssl.SSLContext:
        key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost", "-days", str(days),
             "-keyout", key, "-out", certificate],
            check=True, capture_output=True,
        )  # fmt: skip
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        site = running_site(context)
        port = urlsplit(site.__enter__().url()).port
        started.append(site)
        settings.BASE_URL = f"https://localhost:{port}"
        return ssl.create_default_context(cafile=str(certificate))

    yield start
    for site in started:
        site.__exit__(None, None, None)


@pytest.mark.parametrize(("days", "level"), [(90, INFO), (15, WARNING), (3, ERROR)])
def test_how_long_the_certificate_lasts(https, days, level):
    found = address.certificate(https(days))

    assert found.level == level
    assert f"{days - 1} วัน" in found.msg


def test_a_certificate_that_browsers_do_not_trust(https):
    https(90)

    found = address.certificate()

    assert found.level == ERROR
    assert "ไม่เชื่อถือ" in found.msg


def test_nobody_answers_at_the_address(settings):
    settings.BASE_URL = f"https://127.0.0.1:{free_port()}"

    found = address.certificate()

    assert found.level == ERROR
    assert "443" in found.hint


def test_an_address_without_https_needs_no_certificate(settings):
    settings.BASE_URL = "http://127.0.0.1"

    assert address.certificate().level == INFO
