"""What leaves the school in a copy of its self-evaluation, for whom, and what stays."""
