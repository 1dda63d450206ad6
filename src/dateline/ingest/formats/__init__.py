"""One module a format: bytes of one item to drafts, or one container to its items."""
