"""What a reader sets for the eye and the hand: light or dark, the keyboard."""
