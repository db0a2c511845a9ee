"""Lines → what people see; no business arithmetic."""
