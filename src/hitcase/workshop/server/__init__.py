"""The workshop in a browser: a private folder, a server that nobody else reaches, and its end."""
