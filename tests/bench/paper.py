"""
bin/bench paper [MEASURES]: what a long report costs on paper.

The report of the torture municipality is printed with a tenth of the measures and with all of them
(120), each in a process of its own. Goals: ten times the rows take at most twelve times the CPU
time, and the longer one stays under 500 MB.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEASURES = 120
GOAL_RATIO, GOAL_MB = 12, 500


def main(measures: int = MEASURES) -> None:
    """Print both sizes and compare them."""
    seconds = [_in_a_process(count) for count in (measures // 10, measures)]
    ratio = seconds[1] / seconds[0]
    verdict = "reached" if ratio <= GOAL_RATIO else "MISSED"
    print(f"ten times the rows: {ratio:.1f} times the CPU time (goal: {GOAL_RATIO}), {verdict}")


def _in_a_process(measures: int) -> float:
    run = [sys.executable, __file__, str(measures), "one"]
    answer = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    print(answer, end="", flush=True)
    return float(answer.split()[0])


def one(measures: int) -> None:
    """Print one report; the first word told is its CPU seconds."""
    sys.path.insert(0, str(ROOT))
    from tests.bench.imports import in_database_of_its_own

    in_database_of_its_own(lambda: _measure(measures))


def _measure(measures: int) -> None:
    from annual_report.contents import assemble_report
    from annual_report.layout import render_draft
    from tests.torture import municipality

    contents = assemble_report(municipality.year(measures=measures))
    begun = time.process_time()
    pdf = render_draft(contents)
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    verdict = "" if peak < GOAL_MB else f", over the goal of {GOAL_MB} MB"
    print(
        f"{seconds:.1f} s CPU for {measures} measures: {pdf.page_count} pages, "
        f"{peak:.0f} MB at most{verdict}"
    )


if __name__ == "__main__":
    size = int(sys.argv[1]) if sys.argv[1:] else MEASURES
    one(size) if sys.argv[2:] else main(size)
