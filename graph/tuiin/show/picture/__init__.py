"""The picture of an article, told as data: its themes, what is chosen out of all, and how that hangs together."""
