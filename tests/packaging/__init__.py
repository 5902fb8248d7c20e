"""How the app is packed: what goes in, what stays out, and what installs it."""
