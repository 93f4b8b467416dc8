"""An edition is an archive: both standards, the open data of that moment, the office's seal."""

import pytest

from annual_report.issuing import IssueError, issue_report
from annual_report.models import IssuedReport
from documents.sealing import SEAL_FIELD
from tests import make
from tests.documents import keys
from tests.documents.archive_reading import faults_of
from tests.documents.reading import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(settings, tmp_path):
    make.agency()
    year = make.fiscal_year(2566, total_score="99.33", grade="ผ่านดีเยี่ยม", introduction="บทนำ")
    make.published(make.item(number=12, title="แผนดำเนินงาน"), progress="- จัดทำแล้ว")
    settings.SEAL_KEY_FILE = str(tmp_path / "seal.p12")
    settings.SEAL_PASSPHRASE = keys.PASSPHRASE
    return year


def test_a_sealed_edition_carries_the_data_that_readers_fetch(year, secretary, client, tmp_path):
    (tmp_path / "seal.p12").write_bytes(keys.pkcs12_file())
    # The edition itself is the next change of the year, of which the package tells.
    package = client.get("/2566/data/datapackage.json").content
    edition = issue_report(year, secretary, 1, note="ตรวจแล้ว")

    data = edition.file.open().read()
    edition.file.close()
    with opened(data) as pdf:
        assert faults_of(pdf, data) == []
        [field] = [each for each in pdf.Root.AcroForm.Fields if each.T == SEAL_FIELD]
        assert field.V.SubFilter == "/ETSI.CAdES.detached"
        carried = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
        described = [str(pdf.attachments[name].description) for name in pdf.attachments]
    assert carried.pop("datapackage.json") == package
    assert {"oit.csv", "evidence.csv"} <= set(carried)
    assert all("ปีงบประมาณ 2566" in words for words in described)
    for name, content in carried.items():
        assert content == client.get(f"/2566/data/{name}").content, name


@pytest.mark.parametrize(
    ("make_key", "reason"),
    [
        (lambda: keys.pkcs12_file(days=-1, begun=30), "หมดอายุ"),
        (lambda: b"no key", "PKCS#12"),
    ],
)
def test_a_key_that_cannot_seal_issues_nothing(year, secretary, tmp_path, make_key, reason):
    (tmp_path / "seal.p12").write_bytes(make_key())

    with pytest.raises(IssueError, match=reason):
        issue_report(year, secretary, 1, note="ตรวจแล้ว")
    assert not IssuedReport.objects.exists()
