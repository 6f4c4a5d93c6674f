"""Public reading and retrieval sets, measured as others measure them, with published figures beside ours."""
