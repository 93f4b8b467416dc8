"""What the portal knows of measures, their reports and what proves them."""

import catalogue
from measures.models import Measure, MeasureEvidence, MeasureUpdate
from progress.records import AssignmentRecord, EvidenceRecord, UpdateRecord


@catalogue.register(Measure)
class MeasureRecord(AssignmentRecord):
    kind, title = "measures", "มาตรการ"


@catalogue.register(MeasureUpdate)
class MeasureUpdateRecord(UpdateRecord):
    kind, title = "measure-updates", "รายงานผลมาตรการ"


@catalogue.register(MeasureEvidence)
class MeasureEvidenceRecord(EvidenceRecord):
    kind, title = "measure-evidence", "หลักฐานของมาตรการ"
