"""Health of the machine: libraries, fonts, folders, static files, settings."""

import os
import shutil
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.checks import ERROR, INFO, WARNING
from django.core.management import call_command

from documents.font_files import FONTS
from operations.health import documents, settings_file, storage


@contextmanager
def as_an_ordinary_user():
    """root may write everywhere; the portal's user may not."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_libraries_and_fonts_of_this_machine_are_ok():
    assert documents.pango().level == INFO
    assert documents.libthai().level == INFO
    assert documents.fonts().level == INFO


def test_without_pango():
    found = documents.pango("libpango-that-is-not-here.so.0")

    assert found.level == ERROR
    assert "apt-get install libpango" in found.hint


def test_with_a_pango_that_is_too_old(monkeypatch):
    monkeypatch.setattr(documents, "OLDEST_PANGO", (99, 0))

    assert documents.pango().level == ERROR


@pytest.mark.parametrize("content", [None, b"no dictionary"], ids=["none", "broken"])
def test_libthai_without_its_dictionary(tmp_path, content):
    dictionary = tmp_path / "thbrk.tri"
    if content:
        dictionary.write_bytes(content)

    found = documents.libthai(dictionary)

    assert found.level == ERROR
    assert "libthai-data" in found.hint


def test_a_font_that_is_cut_off_or_missing(tmp_path):
    for file in FONTS.glob("Sarabun-*.ttf"):
        shutil.copy(file, tmp_path)
    assert documents.fonts(tmp_path).level == INFO

    bold = tmp_path / "Sarabun-Bold.ttf"
    bold.write_bytes(bold.read_bytes()[:2000])
    assert "Sarabun-Bold.ttf" in documents.fonts(tmp_path).msg
    bold.unlink()
    assert documents.fonts(tmp_path).level == ERROR


@pytest.fixture
def data(settings, tmp_path):
    """A data folder of this test, with room for everything."""
    settings.DATA_DIR = settings.BACKUP_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = settings.DATA_DIR / "media"
    settings.DATA_DIR.mkdir()
    return settings.DATA_DIR


def test_folders_that_can_be_written_are_ok_and_stay_empty(data):
    assert storage.folders().level == INFO
    assert list(data.rglob("*")) == [data / "media"]


def test_a_folder_that_cannot_be_written(data):
    for folder in data.parents:
        if folder.owner() != "root" or folder.stat().st_mode & 1 == 0:
            folder.chmod(folder.stat().st_mode | 0o5)
        if folder.name.startswith("pytest"):
            break
    data.chmod(0o555)
    with as_an_ordinary_user():
        found = storage.folders()
    data.chmod(0o755)

    assert found.level == ERROR
    assert "chown" in found.hint


def test_root_cannot_tell_whether_the_portal_may_write(data, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    owned = SimpleNamespace(st_uid=999)
    folder = SimpleNamespace(exists=lambda: True, stat=lambda: owned)
    monkeypatch.setattr(storage, "Path", lambda path: folder)

    assert storage.folders().level == WARNING


@pytest.mark.parametrize(("gigabytes", "level"), [(0.5, ERROR), (3, WARNING), (80, INFO)])
def test_the_fullest_disk_decides(data, monkeypatch, gigabytes, level):
    free = SimpleNamespace(free=gigabytes * storage.GIGABYTE)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: free)

    found = storage.free_space()

    assert found.level == level
    assert f"{gigabytes:.1f} กิกะไบต์" in found.msg


@pytest.fixture
def collected(settings, tmp_path):
    """Static files as a production has them: collected, with names that tell their content."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return settings.STATIC_ROOT


def test_static_files_that_were_collected_are_ok(collected):
    assert storage.static_files().level == INFO


def test_static_files_of_an_older_program(collected):
    (collected / "css/portal.css").write_text("/* of last year */")

    found = storage.static_files()

    assert found.level == ERROR
    assert "css/portal.css" in found.msg


def test_static_files_that_were_never_collected(collected):
    (collected / "staticfiles.json").unlink()
    staticfiles_storage.hashed_files, _ = staticfiles_storage.load_manifest()

    assert storage.static_files().level == ERROR


@pytest.fixture
def env_file(tmp_path):
    """A .env beside an .env.example, private and in order."""
    (tmp_path / ".env.example").write_text("SECRET_KEY=\n#DATA_DIR=\n")
    file = tmp_path / ".env"
    file.write_text("SECRET_KEY=x\n")
    file.chmod(0o640)
    return file


def test_settings_in_order_are_ok(env_file, tmp_path):
    assert settings_file.settings_file(tmp_path).level == INFO


def test_a_misspelt_setting_is_told(env_file, tmp_path):
    env_file.write_text("SECRET_KEY=x\nALOWED_HOSTS=x\n")

    found = settings_file.settings_file(tmp_path)

    assert found.level == WARNING
    assert "ALOWED_HOSTS" in found.msg


def test_settings_that_others_can_read(env_file, tmp_path):
    env_file.chmod(0o644)

    found = settings_file.settings_file(tmp_path)

    assert found.level == ERROR
    assert "chmod 640" in found.hint


def test_debug_is_told(settings, tmp_path):
    settings.DEBUG = True

    assert settings_file.settings_file(tmp_path).level == ERROR


def test_settings_without_a_file_are_ok(tmp_path):
    assert settings_file.settings_file(tmp_path).level == INFO


@pytest.mark.parametrize(
    ("required", "address", "level"),
    [
        (True, "https://ita.example.go.th", INFO),
        (False, "https://ita.example.go.th", WARNING),
        (False, "http://127.0.0.1:8000", INFO),
    ],
)
def test_a_password_alone_is_told_on_a_public_address(settings, required, address, level):
    settings.SECOND_FACTOR_REQUIRED, settings.BASE_URL = required, address

    assert settings_file.second_factor().level == level
