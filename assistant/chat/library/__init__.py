"""The documents as readers see and change them: catalogue, upload, remove."""
