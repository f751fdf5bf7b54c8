"""From artifacts to files: digests, atomic writes, manifests, pruning. Knows nothing of how bytes are made."""
