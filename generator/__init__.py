"""Qunce 群策: from a playbook of Markdown and YAML to each group's pack and a searchable site."""

__version__ = "0.1.0"
