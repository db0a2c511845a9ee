"""A meeting without its screen: what is tried, agreed and parked, and how the answer moves."""
