"""The HTML of the chat: every piece of text that reaches a page is escaped here."""
