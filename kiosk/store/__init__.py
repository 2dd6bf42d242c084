"""The file that must survive: its engine, its tables, its migrations."""
