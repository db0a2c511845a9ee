"""The readings of a case, and what is asked of them."""
