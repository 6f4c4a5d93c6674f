"""A question becomes an answer whose every statement stands on a quote."""
