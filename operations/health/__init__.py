"""
Whether everything that the portal needs is there and in order, told in Thai with what to do.

System checks of Django under a tag of their own: `manage.py doctor` carries them out, and so does
`manage.py check --deploy --tag portal`.
"""
