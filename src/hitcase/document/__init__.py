"""The chapters of a business case: each with its sentences, tables and chart."""
