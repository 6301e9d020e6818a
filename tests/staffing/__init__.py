"""Posts and zones held against all there is."""
