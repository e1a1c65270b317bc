"""Runs hidden tests under plain pytest with the reference solution in the worker."""
