"""What runs of the evaluation keep on disk: what they have worked on, and what they have asked so far."""
