"""The commands that ask, and the terminal they print on."""
