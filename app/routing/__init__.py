"""Rules a user can read: where work runs, and why. Pure."""
