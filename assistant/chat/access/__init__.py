"""Who may use the chat where several readers share it: log-in, and how much each may ask."""
