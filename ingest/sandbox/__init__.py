"""Reading hostile files in a bounded process of its own."""
