"""
Signing in: passwords, the second factor, brakes for guessers, sessions.

Not for who may do what, which roles say.
"""
