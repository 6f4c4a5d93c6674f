"""Settings, flags, the language spoken, and what is switched off before libraries load."""
