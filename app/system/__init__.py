"""The edges of the operating system: folders, settings, clock, locks, keyring, logging."""
