"""How minutes look on paper: form 11 of the Saraban regulation, alone and as an annex."""

from pathlib import Path

FORM_11 = Path(__file__).resolve().parent / "print.css"
