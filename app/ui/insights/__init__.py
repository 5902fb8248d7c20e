"""The figures of the last days: cards, line charts, and how breaker, ledger and sync stand."""
