"""The tables of the open data of a year. Their names and columns are stable: programs use them."""

from open_data.columns import Table
from open_data.evidence_table import EVIDENCE
from open_data.item_tables import EIT, ELEMENTS, IIT, OIT
from open_data.measure_table import MEASURES
from open_data.meeting_tables import AGENDA, MEETINGS
from open_data.score_table import SCORES

TABLES: dict[str, Table] = {
    table.name: table
    for table in (SCORES, MEASURES, IIT, EIT, OIT, ELEMENTS, EVIDENCE, MEETINGS, AGENDA)
}
