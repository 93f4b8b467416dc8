"""
How offices write people: titles, names, posts, and roles in a committee.

Not for what stands around them: lines of a document (imports.documents), cells (imports.tables).
"""
