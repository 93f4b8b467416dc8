"""Which chapter of the manual tells how a page of the back office is used."""

# Pages of rows: the start of the names of their addresses, and their chapter.
OF_ROWS = {
    "agency_agency": "agency",
    "agency_division": "agency",
    "agency_fiscalyear": "fiscal-year",
    "agency_deadline": "reminders",
    "agency_user": "people",
    "auth_user": "people",
    "auth_group": "people",
    "progress_linkcheck": "links",
    "progress_jobrun": "links",
    "measures_measure": "measures",
    "oit_checklist_checklistitem": "report",
    "oit_checklist_element": "criteria",
    "oit_checklist_section": "criteria",
    "oit_checklist_yearresult": "results",
    "meetings_committee": "committees",
    "meetings_meeting": "meetings",
    "meetings_agendaitem": "meetings",
    "annual_report": "annual-report",
}
# Pages of whole packages, and pages that have a chapter of their own.
OF_PAGES = {
    "accounts": "sign-in",
    "work": "my-work",
    "start": "first-steps",
    "work:reminders": "reminders",
    "work:readiness": "readiness",
    "work:self_approved": "review",
    "checking": "criteria",
    "criteria": "criteria",
    "itas": "itas",
    "new_year": "new-year",
    "results": "results",
    "publication": "publication",
    "log": "log",
    "measure_table": "measures",
    "removed": "removal",
    "tables": "tables",
    "website": "old-website",
    "imports": "imports",
    "admin:index": "my-work",
    "admin:app_list": "my-work",
    "admin:login": "sign-in",
    "admin:password_change": "sign-in",
    "admin:password_change_done": "sign-in",
}
# What one can do with rows of many kinds is told once.
OF_ACTIONS = {"delete": "removal", "history": "log"}


def chapter_of(view_name: str) -> str:
    """
    The slug of the chapter for the page with this name in the URL map.

    Empty for what is no page of the back office, or is the manual itself.
    """
    if view_name in OF_PAGES:
        return OF_PAGES[view_name]
    space, _, name = view_name.rpartition(":")
    if space != "admin":
        return OF_PAGES.get(space, "")
    kind, _, action = name.rpartition("_")
    if kind in OF_ROWS and action in OF_ACTIONS:
        return OF_ACTIONS[action]
    known = (rows for rows in OF_ROWS if name.startswith(rows))
    return OF_ROWS.get(next(known, ""), "")
