"""Work assigned to divisions: dated updates, evidence, review. Abstract: it owns no table."""
