"""The tables of the open data of a year. Their names and columns are stable: programs use them."""

from ita_portal.open_data.columns import Table
from ita_portal.open_data.evidence_table import EVIDENCE
from ita_portal.open_data.item_tables import EIT, ELEMENTS, IIT, OIT
from ita_portal.open_data.measure_table import MEASURES
from ita_portal.open_data.meeting_tables import AGENDA, MEETINGS
from ita_portal.open_data.score_table import SCORES

TABLES: dict[str, Table] = {
    table.name: table
    for table in (SCORES, MEASURES, IIT, EIT, OIT, ELEMENTS, EVIDENCE, MEETINGS, AGENDA)
}
