"""A source as the styles of scholarship write it, and as programs for references read it."""
