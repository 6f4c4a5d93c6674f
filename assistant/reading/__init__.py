"""What in the candidate passages answers, and how strongly."""
