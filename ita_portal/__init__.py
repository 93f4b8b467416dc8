"""
Settings, the URL map, wsgi.

Not for anything else.
"""
