"""The back office speaks Thai: Django's own messages and every page that staff open."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import django
import polib
import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils.translation import trans_real

from agency.models import User
from tests import make

# Words in Latin letters that a Thai officer reads every day, or types into this system.
USUAL_WORDS = {
    *("ITA", "IIT", "EIT", "OIT"),
    *("code", "PDF", "URL", "SHA", "UUID", "JSON", "IPv"),
    *("Mac", "Command", "Ctrl", "Facebook", "YouTube"),
    *("pdf", "docx", "xlsx", "pptx", "png", "jpg", "jpeg", "zip"),
}


def english_in(text: str) -> list[str]:
    """Words of three and more Latin letters that are not among the usual ones."""
    return [word for word in re.findall(r"[A-Za-z]{3,}", text) if word not in USUAL_WORDS]


# -- Django's messages ------------------------------------------------------------------------

DJANGO = Path(django.__file__).parent
OURS = Path(apps.get_app_config("agency").path) / "locale/th/LC_MESSAGES"
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


# -- The pages --------------------------------------------------------------------------------

NAMES_OF_THE_CAST = ["root", "clerk", "secretary", "administrator", r"issuer\d+", "nobody"]
NOT_WORDS = re.compile(
    r"https?://\S+"  # web addresses
    r"|(?<!\w)/[\w/.-]+"  # addresses within the portal
    r"|[\w-]+\.pdf"  # names of files
    r"|\b[0-9a-f]{64}\b"  # fingerprints
    r"|\b(" + "|".join(NAMES_OF_THE_CAST) + r")\b"
)


# English that no catalogue can change, and why.
WRITTEN_INTO_DJANGO = re.compile(
    "|".join(
        [
            r"\| Can (add|change|delete|view|review) ",  # names of rights, kept in the database
            r"^(การเชื่อมโยงรายการ: )?\w+_\w+ object \(\d+\)$",  # a ticked choice, before deleting
        ]
    )
)


class VisibleText(HTMLParser):
    """Collects what a person reads or hears: text, labels of buttons, hints of boxes."""

    # <bdi> holds the pieces of a stored password's fingerprint.
    SILENT = ("script", "style", "bdi")
    SPOKEN = ("placeholder", "title", "alt", "aria-label", "aria-description")
    # The words behind Django's ticks, crosses and magnifying glass stand in its code.
    PICTURES_OF_DJANGO = {"alt": ("True", "False", "None", "Search")}

    def __init__(self, html: str):
        super().__init__()
        self.pieces, self.silent = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.silent += tag in self.SILENT
        for name in self.SPOKEN:
            if attributes.get(name) not in self.PICTURES_OF_DJANGO.get(name, ()):
                self.pieces.append(attributes.get(name) or "")
        if attributes.get("type") in ("submit", "button", "reset"):
            self.pieces.append(attributes.get("value") or "")
        if "data-inline-formset" in attributes:
            options = json.loads(attributes["data-inline-formset"])["options"]
            self.pieces += [options["addText"], options["deleteText"]]

    def handle_endtag(self, tag):
        self.silent -= tag in self.SILENT

    def handle_data(self, data):
        if not self.silent:
            self.pieces.append(data)


def english_on(html: str) -> set[str]:
    pieces = (NOT_WORDS.sub("", piece).strip() for piece in VisibleText(html).pieces)
    return {
        piece for piece in pieces if english_in(piece) and not WRITTEN_INTO_DJANGO.search(piece)
    }


class Reader:
    """Opens pages like a browser and notes every English word that it meets."""

    def __init__(self, client):
        self.client, self.english, self.pages = client, {}, 0

    def open(self, address, **data):
        return self._read(address, self.client.get(address, data, follow=True))

    def post(self, address, data=None):
        return self._read(address, self.client.post(address, data or {}, follow=True))

    def _read(self, address, response):
        html = response.content.decode()
        assert "<html" in html, f"{address}: {response.status_code} {html[:200]}"
        if found := english_on(html):
            self.english[address] = found
        self.pages += 1
        return response


@pytest.fixture
def reader(client):
    reader = Reader(client)
    yield reader
    assert reader.english == {}


@pytest.fixture
def rows(palad):
    """At least one row of every kind that the back office lists, published and not."""
    make.agency()
    item = make.item(divisions=[palad])
    make.element(item)
    make.evidence(item)
    make.published(item, progress="- จัดทำแล้ว")
    make.item(instrument="IIT", published_at=None)
    measure = make.measure(divisions=[palad])
    make.draft(measure, state="submitted", results="จัดทำแล้ว")
    year = item.fiscal_year
    year.deadlines.create(title="ส่งรายงาน", due_on="2023-04-30")
    meeting = make.meeting(year=year)
    meeting.agenda_items.create(order=1, title="เรื่องแจ้งเพื่อทราบ")
    make.edition(year=year)


PEOPLE = {
    "superuser": lambda: User.objects.create_superuser("root", password="รหัสผ่านของ-root"),
    "clerk": lambda: make.clerk(make.division("สำนักปลัด")),
    "secretary": make.secretary,
    "administrator": make.administrator,
}


@pytest.fixture(params=PEOPLE)
def person(request, client, db):
    user = PEOPLE[request.param]()
    client.force_login(user)
    return user


@pytest.fixture
def root(client, db):
    user = PEOPLE["superuser"]()
    client.force_login(user)
    return user


def kinds() -> list[str]:
    """The start of the names of the addresses of every kind of row in the back office."""
    return [f"{m._meta.app_label}_{m._meta.model_name}" for m in admin.site._registry]


def test_every_page_of_every_person(reader, rows, person):
    for name in ("index", "password_change", "password_change_done"):
        reader.open(reverse(f"admin:{name}"))
    for app in {kind.rpartition("_")[0] for kind in kinds()}:
        reader.open(reverse("admin:app_list", args=[app]))
    for model in admin.site._registry:
        kind = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        reader.open(reverse(f"{kind}_changelist"))
        reader.open(reverse(f"{kind}_add"))
        row = model._default_manager.first()
        assert row, f"make a row of {model}"
        for action in ("change", "history", "delete"):
            reader.open(reverse(f"{kind}_{action}", args=[row.pk]))
    reader.open(reverse("admin:annual_report_preview", args=[2566]))
    reader.open(reverse("admin:agency_user_changelist"), q="ไม่มีชื่อนี้", is_active__exact=1)
    reader.open(reverse("admin:agency_division_change", args=[9999]))
    reader.open("/admin/nothing/")


def filled_with(page, value: str) -> dict:
    """Every box of an add page filled with the same text; no rows below it."""
    data = dict.fromkeys(page.context["adminform"].form.fields, value)
    for inline in page.context["inline_admin_formsets"]:
        form = inline.formset.management_form
        data |= {field.html_name: field.value() for field in form}
        data[form["TOTAL_FORMS"].html_name] = 1
        fields = inline.formset.empty_form.fields
        data |= {f"{inline.formset.prefix}-0-{name}": value for name in fields}
    return data


@pytest.mark.usefixtures("rows", "root")
def test_what_forms_answer_to_faulty_input(reader):
    for kind in kinds():
        add = reverse(f"admin:{kind}_add")
        page = reader.open(add)
        if page.status_code == 200:
            for value in ("", "-1", "ก" * 3000):
                reader.post(add, filled_with(page, value))


def test_signing_in_and_out(reader, root, client):
    client.logout()
    login = reverse("admin:login")
    User.objects.create_user("nobody", password="รหัสผ่านของ-nobody")
    reader.open(reverse("admin:index"))
    for username, password in [
        ("", ""),
        ("root", "ผิด"),
        ("nobody", "รหัสผ่านของ-nobody"),
    ]:
        page = reader.post(login, {"username": username, "password": password})
        assert page.context["form"].errors
    reader.post(login, {"username": "root", "password": "รหัสผ่านของ-root"})
    assert reader.client.session["_auth_user_id"] == str(root.pk)
    reader.post(reverse("admin:logout"))
    client.force_login(User.objects.get(username="nobody"))
    reader.open(reverse("admin:index"))


def test_passwords_and_new_people(reader, root):
    change = reverse("admin:password_change")
    old = "รหัสผ่านของ-root"
    for old_one, first, second in [
        ("", "", ""),
        ("ผิด", "a", "b"),
        (old, "password", "password"),
        (old, "123", "123"),
        (old, "root-root", "root-root"),
        (old, "รหัสใหม่ที่ดี", "รหัสใหม่ที่ดี"),
    ]:
        data = {"old_password": old_one, "new_password1": first, "new_password2": second}
        reader.post(change, data)

    add = reverse("admin:agency_user_add")
    for username, first, second in [
        ("root", "a", "b"),
        ("มี ช่องว่าง", "12345678", "12345678"),
        ("nobody", "nobody12", "nobody12"),
        ("nobody", "รหัสใหม่ที่ดี", "รหัสใหม่ที่ดี"),
    ]:
        data = {"username": username, "password1": first, "password2": second}
        reader.post(add, {**data, "usable_password": "true"})
    person = User.objects.get(username="nobody")

    its_password = reverse("admin:auth_user_password_change", args=[person.pk])
    reader.open(its_password)
    for first, second in [("", ""), ("a", "b"), ("รหัสที่ดีกว่า", "รหัสที่ดีกว่า")]:
        data = {"password1": first, "password2": second, "usable_password": "true"}
        reader.post(its_password, {**data, "set-password": "1"})
    reader.post(its_password, {"usable_password": "false", "unset-password": "1"})
    reader.open(its_password)
    reader.open(reverse("admin:agency_user_change", args=[person.pk]))
    reader.open(reverse("admin:agency_user_history", args=[person.pk]))


@pytest.mark.usefixtures("rows", "root")
def test_what_is_said_after_saving_and_deleting(reader):
    add = reverse("admin:agency_division_add")
    for button in ("_save", "_continue", "_addanother"):
        reader.post(add, {"name": f"กองที่{reader.pages}", "order": 1, button: 1})
    division = make.division("กองใหม่")
    change = reverse("admin:agency_division_change", args=[division.pk])
    for button in ("_save", "_continue", "_addanother"):
        reader.post(change, {"name": "กองใหม่", "order": reader.pages, button: 1})
    reader.open(reverse("admin:agency_division_history", args=[division.pk]))
    reader.post(reverse("admin:agency_division_delete", args=[division.pk]), {"post": "yes"})
    assert LogEntry.objects.count() > 6
    reader.open(reverse("admin:index"))

    people = reverse("admin:agency_user_changelist")
    reader.post(people, {"action": "delete_selected"})
    reader.post(people, {"action": "", "_selected_action": [1]})
    chosen = list(User.objects.values_list("pk", flat=True))
    reader.post(people, {"action": "delete_selected", "_selected_action": chosen})
    leaving = make.clerk(username="nobody").pk
    data = {"action": "delete_selected", "_selected_action": [leaving]}
    reader.post(people, data)
    reader.post(people, {**data, "post": "yes"})
    assert not User.objects.filter(pk=leaving).exists()
