"""The window's page on models."""
