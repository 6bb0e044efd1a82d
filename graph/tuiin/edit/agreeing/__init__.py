"""Two readings of one article side by side: what is the same, what differs, and how far two curators agree."""
