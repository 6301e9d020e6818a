"""What the machine interface does, a file a subject; each ends with ROUTES."""
