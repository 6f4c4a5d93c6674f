"""The embedding model: unpacking, export, two encoders behind one interface."""
