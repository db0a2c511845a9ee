"""The workshop's screen: what it shows, and what it does when somebody moves, types or asks."""
