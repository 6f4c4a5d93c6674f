"""Earlier runs: kept in a small database, listed, shown, and held against one another."""
