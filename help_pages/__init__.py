"""
The staff manual and the guides of the server, as pages of the back office.

Not for what they say: that is written in docs/staff-manual.md and docs/th/, the one source.
"""
