"""Document and kind in, plan out: chunks, steps, token budgets, time left. Pure."""
