"""The seal of the agency: with a key of the settings, or not at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from documents.pdf import render_pdf
from documents.sealing import SEAL_FIELD, SealError, agency_seal, seal
from operations.health.documents import seal as seal_check
from tests.documents import keys
from tests.documents.archive_reading import faults_of
from tests.documents.reading import opened

PAGE = f"""<html lang="th"><head><title>ก</title></head><body>
<p>น้ำ</p><p data-signature="ประธาน">ลงชื่อ</p><p data-signature="{SEAL_FIELD}">ตรา</p>
</body></html>"""


@pytest.fixture
def key_file(settings, tmp_path):
    settings.SEAL_KEY_FILE = str(tmp_path / "seal.p12")
    settings.SEAL_PASSPHRASE = keys.PASSPHRASE

    def write(data: bytes):
        (tmp_path / "seal.p12").write_bytes(data)
        (tmp_path / "seal.p12").chmod(0o400)
        return tmp_path / "seal.p12"

    return write


def test_without_a_key_there_is_no_seal():
    assert agency_seal() is None
    assert "โดยไม่ประทับตรา" in seal_check().msg


def test_a_sealed_document_is_the_document_with_a_signature_behind_it(key_file):
    key_file(keys.pkcs12_file())
    plain = render_pdf(PAGE)

    sealed = seal(plain, agency_seal())

    assert sealed.startswith(plain)
    with opened(sealed) as pdf:
        assert faults_of(pdf, sealed) == []
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        assert set(fields) == {"ประธาน", SEAL_FIELD}
        assert "/V" not in fields["ประธาน"]
        assert fields[SEAL_FIELD].V.SubFilter == "/ETSI.CAdES.detached"
        drawn = fields[SEAL_FIELD].AP.N
        assert "/Font" not in drawn.get("/Resources", {})
        assert b"Tj" not in drawn.read_bytes()
        assert "/DigestValue" not in fields[SEAL_FIELD].V.Reference[0]
        assert pdf.Root.Perms.keys() == {"/DocMDP"}


def test_the_seal_tells_whose_it_is(key_file):
    key_file(keys.pkcs12_file())

    assert agency_seal().owner == keys.OFFICE
    assert keys.OFFICE in seal_check().msg


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: keys.pkcs12_file(days=-1, begun=30), "หมดอายุ"),
        (lambda: keys.pkcs12_file(begun=-5), "ยังใช้ไม่ได้"),
        (lambda: keys.pkcs12_file(signs=False), "ไม่ได้ออกให้ใช้ลงลายมือชื่อ"),
        (lambda: b"no key at all", "PKCS#12"),
        (lambda: b"", "PKCS#12"),
    ],
)
def test_a_key_that_cannot_seal_says_why(key_file, make, reason):
    key_file(make())

    with pytest.raises(SealError, match=reason):
        agency_seal()
    assert reason in seal_check().msg
    assert seal_check().id == "portal.seal_broken"


def test_a_wrong_passphrase_says_so(key_file, settings):
    key_file(keys.pkcs12_file())
    settings.SEAL_PASSPHRASE = "ผิด"

    with pytest.raises(SealError, match="รหัสผ่าน"):
        agency_seal()


def test_a_key_file_that_is_gone_says_so(key_file):
    with pytest.raises(SealError, match="อ่านแฟ้มกุญแจ"):
        agency_seal()


def test_a_certificate_is_asked_for_the_moment_of_sealing(key_file):
    key_file(keys.pkcs12_file(days=10))

    assert agency_seal(timezone.now() + timedelta(days=9))
    with pytest.raises(SealError, match="หมดอายุ"):
        agency_seal(timezone.now() + timedelta(days=11))


def test_the_doctor_warns_before_the_certificate_ends_and_of_an_open_file(key_file):
    file = key_file(keys.pkcs12_file(days=20))
    assert seal_check().id == "portal.seal_ends_soon"

    file.chmod(0o644)
    assert seal_check().id == "portal.seal_key_open"


def test_a_document_without_a_place_for_it_is_not_sealed(key_file):
    key_file(keys.pkcs12_file())

    with pytest.raises(SealError, match="ไม่สำเร็จ"):
        seal(render_pdf(PAGE.replace(SEAL_FIELD, "อื่น")), agency_seal())
