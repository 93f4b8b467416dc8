"""Django's own messages, in our Thai: all of them, compiled, with every placeholder."""

import json
import re
from collections import Counter
from pathlib import Path

import django
import polib
import pytest
from django.apps import apps
from django.urls import reverse
from django.utils.translation import trans_real

from tests.backoffice.english import english_in

DJANGO = Path(django.__file__).parent
OURS = Path(apps.get_app_config("thai").path) / "locale/th/LC_MESSAGES"
PARTS_OF_DJANGO = {
    "django": ["conf", "contrib/admin", "contrib/auth", "contrib/contenttypes", "contrib/sessions"],
    "djangojs": ["contrib/admin"],
}
NEVER_SHOWN = {
    "conf/global_settings.py": "names of languages; the portal offers no choice of language",
    "views/templates/default_urlconf.html": "Django's welcome page of a project without addresses",
    "views/csrf.py": "Django's page about a refused form; the portal has its own",
}
# Messages that keep Latin words in Thai, and why.
LATIN_STAYS = {
    "Enter a valid URL.": "names https://",
    "Future %(verbose_name_plural)s not available because %(class_name)s.allow_future is False.": (
        "told to programmers"
    ),
    "Page is not “last”, nor can it be converted to an int.": "names what may stand in an address",
    "Empty list and “%(class_name)s.allow_empty” is False.": "told to programmers",
}
# The names of these placeholders are names of Python classes, so the Thai leaves them out.
NAMES_OF_CLASSES = {"%(from)s-%(to)s relationship", "%(from)s-%(to)s relationships"}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
domains = pytest.mark.parametrize("domain", PARTS_OF_DJANGO)


def messages_of_django(domain: str):
    for part in PARTS_OF_DJANGO[domain]:
        for message in polib.pofile(DJANGO / part / f"locale/en/LC_MESSAGES/{domain}.po"):
            sources = {source for source, _ in message.occurrences}
            if not sources <= NEVER_SHOWN.keys() and message.msgid not in LATIN_STAYS:
                yield message


def what_staff_read(domain: str):
    if domain == "django":
        return trans_real.translation("th")
    packages = [apps.get_app_config("admin").path, apps.get_app_config("agency").path]
    paths = [f"{path}/locale" for path in packages]
    return trans_real.DjangoTranslation("th", domain=domain, localedirs=paths)


@domains
def test_every_message_of_django_is_in_thai(domain):
    thai = what_staff_read(domain)
    english = []
    for message in messages_of_django(domain):
        context = [message.msgctxt] if message.msgctxt else []
        if message.msgid_plural:
            say = thai.npgettext if context else thai.ngettext
            said = say(*context, message.msgid, message.msgid_plural, 2)
        else:
            said = (thai.pgettext if context else thai.gettext)(*context, message.msgid)
        if english_in(re.sub(r"<[^>]+>", "", PLACEHOLDER.sub("", said))):
            english.append((*context, message.msgid, said))
    assert english == []


@domains
def test_the_compiled_catalogue_is_up_to_date(domain):
    def content(catalogue):
        return {(m.msgctxt, m.msgid): m.msgstr or m.msgstr_plural for m in catalogue}

    written = polib.pofile(OURS / f"{domain}.po")
    assert content(written) == content(polib.mofile(OURS / f"{domain}.mo"))
    assert len(written) == len(content(written))


@domains
def test_the_thai_keeps_every_placeholder(domain):
    for message in polib.pofile(OURS / f"{domain}.po"):
        english = message.msgid_plural or message.msgid
        if english in NAMES_OF_CLASSES:
            continue
        thai = message.msgstr or message.msgstr_plural[0]
        assert placeholders(thai) == placeholders(english), message.msgid


def placeholders(text: str) -> Counter:
    return Counter(PLACEHOLDER.findall(text))


@pytest.mark.django_db
def test_the_scripts_of_the_back_office_are_told_our_words(client, clerk):
    client.force_login(clerk)
    script = client.get(reverse("admin:jsi18n")).content.decode()
    assert json.dumps("เลือก%sทั้งหมด") in script
