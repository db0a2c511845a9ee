"""Client files × notebook → documents, and checks on what was built."""
