"""
Read what pip-audit found: read_audit.py LOCK REPORT...

Prints every known fault, and every locked package that no report answers for. Ends with 0 when
all packages were answered for and none has a fault, 1 for faults, 3 for missing answers.
"""

import json
import re
import sys
from pathlib import Path

from packaging.requirements import Requirement

OK, FAULTS, UNANSWERED = 0, 1, 3


def locked(text: str) -> set[str]:
    """The names of a lock file's packages, without those of other systems than this one."""
    lines = re.findall(r"^([\w.-]+(?:\[[\w,-]+\])?==[^\\\n]+)", text, re.M)
    packages = [Requirement(line) for line in lines]
    return {_plain(each.name) for each in packages if not each.marker or each.marker.evaluate()}


def read(reports: list[Path]) -> tuple[set[str], list[str]]:
    """The packages that some report answers for, and a line for each known fault."""
    answered, faults = set(), set()
    for report in reports:
        try:
            packages = json.loads(report.read_text())["dependencies"]
        except (OSError, ValueError, KeyError):
            continue  # this source could not be asked
        for package in packages:
            if "vulns" not in package:
                continue  # skipped: nobody knew it
            answered.add(_plain(package["name"]))
            for fault in package["vulns"]:
                mended = ", ".join(fault["fix_versions"]) or "no version yet"
                faults.add(
                    f"{package['name']} {package['version']}: {fault['id']}, mended in {mended}"
                )
    return answered, sorted(faults)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main(lock: str, *reports: str) -> int:
    """Say what was found, and return how the script ends."""
    names = locked(Path(lock).read_text())
    answered, faults = read([Path(report) for report in reports])
    for fault in faults:
        print(f"FAULT: {fault}")
    missing = sorted(names - answered)
    if missing:
        print(
            f"NOT CHECKED: {len(missing)} of {len(names)} packages. The advisories could not be "
            "reached or do not know them:"
        )
        print("  " + " ".join(missing))
    if faults:
        return FAULTS
    if missing:
        return UNANSWERED
    print(f"All {len(names)} locked packages were checked: no known fault.")
    return OK


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
