"""The doctor: looks at everything the portal needs, and says in Thai how to mend what is wrong."""
