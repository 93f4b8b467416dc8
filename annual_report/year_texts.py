"""What the office says of the whole year in its report: problems, suggestions, who signs."""

from collections.abc import Iterator

from annual_report.contents import ReportContents
from documents.figures import People, Person, Signature, Signatures
from documents.model import Align, Block, Heading, Paragraph, Part, Typed
from thai.digits import to_thai_digits

FIRST_LINE = 2.5  # centimetres
PROBLEMS, SUGGESTIONS = "ปัญหาและอุปสรรค", "ข้อเสนอแนะ"


def problems_and_suggestions(contents: ReportContents) -> Iterator[Part]:
    """The chapter, with what of both was typed; nothing where neither was."""
    year = contents.fiscal_year
    texts = (
        (PROBLEMS, "problems-found", year.report_problems),
        (SUGGESTIONS, "problems-suggestions", year.report_suggestions),
    )
    blocks: list[Block] = []
    for title, anchor, text in texts:
        if text.strip():
            blocks += [Heading(title, 2, anchor=anchor), Typed(text, first_line=FIRST_LINE)]
    if blocks:
        heading = Heading("ปัญหา อุปสรรค และข้อเสนอแนะ", 1, anchor="problems", align=Align.CENTRE)
        yield Part("problems", [heading, *blocks], new_page=True)


def signature_page(contents: ReportContents) -> Iterator[Part]:
    """Where those sign who answer for the report, in the order of signing; on paper only."""
    if not contents.signers:
        return
    year = to_thai_digits(contents.fiscal_year.year_be)
    yield Part(
        "signing",
        [
            Heading("การลงนามในรายงาน", 1, anchor="signing", align=Align.CENTRE),
            Paragraph(
                f"รายงานประจำปีงบประมาณ พ.ศ. {year} ของ{contents.agency.name}",
                align=Align.CENTRE,
                stays=True,
            ),
            Signatures(
                [
                    Signature(
                        signer.name,
                        str(signer.get_role_display()),
                        signer.post,
                        field=f"report-signer-{number}",
                    )
                    for number, signer in enumerate(contents.signers, start=1)
                ]
            ),
        ],
        new_page=True,
    )


def signers_on_the_web(contents: ReportContents) -> Iterator[Part]:
    """The same people on the page, where nobody signs."""
    if contents.signers:
        heading = Heading("ผู้ลงนามในรายงาน", 1, anchor="signing", align=Align.CENTRE)
        people = [
            Person(f"{signer.name} {signer.post}".strip(), str(signer.get_role_display()))
            for signer in contents.signers
        ]
        yield Part("signing", [heading, People(people)])
