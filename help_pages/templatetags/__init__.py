"""Tags for templates of the back office."""
