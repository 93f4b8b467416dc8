"""Work assigned to divisions: dated updates, evidence, review; abstract bases and their rules."""
