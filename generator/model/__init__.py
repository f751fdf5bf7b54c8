"""The frozen values everything else is made from; no I/O."""
