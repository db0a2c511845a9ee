"""Client files and claims: every check of input."""
