"""What a question asks: its type, its concepts, what it restricts itself to, and how it is spelled."""
