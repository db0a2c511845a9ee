"""Numbers, names, tables and pictures as every medium shows them."""
