"""
Minutes that the portal wrote for Word and somebody edited there, read back as a proposal.

Not for documents of other origin (imports.documents), and nothing is taken over without a tick.
"""
