"""Notes: written down quickly, sorted later."""
