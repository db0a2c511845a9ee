"""What the commands of the terminal have in common, and what they print."""
