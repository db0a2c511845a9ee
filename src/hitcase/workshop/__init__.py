"""The workshop on one client: the meeting, its screen, its recap, and the server that shows it."""
