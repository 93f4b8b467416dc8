"""
What was read from an office's file becomes rows of the portal, by the sheets that exist.

Rules, permissions, locks and the log are those of the tables. It reads no file itself
(imports.tables, imports.documents), and no page of the portal is here.
"""
