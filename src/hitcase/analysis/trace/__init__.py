"""The trace: every number of a case with its formula, step by step."""
