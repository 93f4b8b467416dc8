"""
Official letters of the Saraban regulation 2526: what is typed for one, and how it is laid out.

Not for what a letter is about, which the family that sends it says.
"""
