"""Homeport's engine against its peers on the same requests: 'make bench'."""
