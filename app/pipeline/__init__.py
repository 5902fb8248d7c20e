"""The story: submit, prepare, run, recover, ask. It calls ports only."""
