"""The workbook: every line with its formula, live on its inputs."""
