"""Wires the stages together; what the command line and the tests call."""
