"""Where an ingest reads, splits and encodes: in this process, or on a Ray cluster."""
