import os

# Only tests/test_a_new_family.py runs these, with the family installed.
if os.environ.get("DJANGO_SETTINGS_MODULE") != "tests.toy.settings":
    collect_ignore_glob = ["test_*.py"]
