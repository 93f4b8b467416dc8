"""The real process on a database of its own: begun by the portal, killed, taken up, mailed."""

import json
import os
import signal
import time

import pytest

from tests.old_website_crawling.old_site import html, link

PATIENCE = 300  # seconds, on the slowest machine
SETTINGS = "tests.old_website.process_settings"
WAY_IN = """
    from django.utils import timezone
    from agency.models import FiscalYear, User
    from old_website.models import WebsiteReading
    from old_website import background
"""


@pytest.fixture
def office(portal_on_sqlite, old_site):
    """What runs in a portal of its own, whose processes may open the old website."""
    surroundings = {"DJANGO_SETTINGS_MODULE": SETTINGS, "SITE_OF_A_TEST": str(old_site.port)}

    def run(code: str, **more: str) -> str:
        words = ("shell", "--no-imports", "-c", WAY_IN.replace("\n    ", "\n") + code)
        return portal_on_sqlite.manage(*words, **surroundings, **more).strip()

    return run


def begin(office, old_site, **more) -> int:
    """The number of a reading that the portal has just begun."""
    return int(office(f"""
user = User.objects.create_superuser("boss", email="boss@example.go.th")
reading = WebsiteReading(owner=user, year_be=2566, address={old_site.url()!r})
background.begin(reading)
print(reading.pk)
""", **more))  # fmt: skip


def state_of(office, pk: int) -> dict:
    return json.loads(office(f"""
import json
reading = WebsiteReading.objects.get(pk={pk})
background.look_after(reading)
names = ["step", "process", "opened", "sentence"]
told = {{name: getattr(reading, name) for name in names}}
told["suggested"] = sorted(set(reading.suggestions.values_list("code", flat=True)))
print(json.dumps(told))
"""))  # fmt: skip


def until(office, pk: int, is_so) -> dict:
    end = time.monotonic() + PATIENCE
    while not is_so(found := state_of(office, pk)):
        assert time.monotonic() < end, found
    return found


def arrived(mailbox):
    """What came, once something has."""
    end = time.monotonic() + PATIENCE
    while not mailbox:
        assert time.monotonic() < end, "no mail"
        time.sleep(0.05)
    return mailbox


def process_of(found: dict) -> int:
    return int(found["process"].split()[1])


def test_it_goes_on_after_whoever_began_it_is_gone_and_mails_when_done(
    office, old_site, mailbox, settings
):
    mail = f"smtp://127.0.0.1:{settings.EMAIL_PORT}"
    pk = begin(office, old_site, EMAIL_URL=mail)  # the shell that began it has ended

    found = until(office, pk, lambda found: found["step"] == "done")

    assert "o36" in found["suggested"]
    assert "/plan.html" in old_site.seen
    (letter,) = arrived(mailbox)
    assert letter["To"] == "boss@example.go.th"
    assert f"/admin/website/{pk}/" in letter.get_content()


def test_a_killed_process_is_noticed_and_what_it_read_is_taken_up(office, old_site):
    old_site.pages["/"] = html("".join(link(f"/{n}.html", f"หน้า {n}") for n in range(40)))
    old_site.pages |= {f"/{n}.html": html(f"เรื่อง {n}", f"ชื่อ {n}") for n in range(40)}
    pk = begin(office, old_site)
    running = until(office, pk, lambda found: found["opened"] > 4)
    os.kill(process_of(running), signal.SIGKILL)

    found = until(office, pk, lambda found: found["step"] == "stopped")
    assert "หยุดกลางคัน" in found["sentence"]
    opened = list(old_site.seen)

    office(f"background.go_on(WebsiteReading.objects.get(pk={pk}))")
    until(office, pk, lambda found: found["opened"] > len(opened))
    assert office(f"print(background.stop(WebsiteReading.objects.get(pk={pk})))") == "True"
    found = until(office, pk, lambda found: found["step"] == "stopped")

    assert found["sentence"] == "หยุดไว้ตามที่สั่ง ทำต่อได้"
    assert old_site.seen.count("/") == old_site.seen.count("/robots.txt") == 1
