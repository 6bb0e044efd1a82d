"""A language model asked what sentences say, where somebody wants that: what it answers are candidates that the validator let through."""
