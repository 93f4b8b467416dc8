"""What tells how the portal is running: logs, metrics, mails about errors, readiness."""
