"""The six slides of a business case: an editable presentation with native charts and tables."""
