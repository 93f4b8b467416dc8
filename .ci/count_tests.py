"""
count_tests.py JUNIT_XML [BROWSER_TESTS]: print how a pytest run went.

BROWSER_TESTS lists the ids of the browser tests (pytest --collect-only -q -m browser). Exits 1 when
the run had no test, when a test failed, or when one of the listed tests did not run to its end.
"""

import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path


def outcome(case: ElementTree.Element) -> str:
    """What became of one test: passed, failed or skipped."""
    tags = {child.tag for child in case}
    return "failed" if tags & {"failure", "error"} else "skipped" if "skipped" in tags else "passed"


def junit_name(test_id: str) -> str:
    """tests/test_a.py::TestB::test_c[d] the way JUnit names it: tests.test_a.TestB::test_c[d]"""
    path, *inner = test_id.partition("[")[0].split("::")
    parameters = test_id.removeprefix("::".join([path, *inner]))
    owner = ".".join([path.removesuffix(".py").replace("/", "."), *inner[:-1]])
    return f"{owner}::{inner[-1]}{parameters}"


def main(junit_xml: str, browser_tests: str = "") -> int:
    outcomes = {
        f"{case.get('classname')}::{case.get('name')}": outcome(case)
        for case in ElementTree.parse(junit_xml).iter("testcase")  # noqa: S314 - pytest wrote it
    }
    count = Counter(outcomes.values())
    ids = Path(browser_tests).read_text().splitlines() if browser_tests else []
    browser = [junit_name(line) for line in ids if "::" in line]
    not_run = [name for name in browser if outcomes.get(name) != "passed"]
    print(
        f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped"
        f" ({len(browser)} browser tests)"
    )
    for name in not_run:
        print(f"  browser test not passed: {name} ({outcomes.get(name, 'not run')})")
    return 1 if not_run or count["failed"] or not outcomes else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
