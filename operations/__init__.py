"""
Keeping the portal up: pages from memory, copies for outages, backups, health, monitoring, export.

Not for anything that staff or citizens come for.
"""
