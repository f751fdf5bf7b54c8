"""Owns finding words in texts, however they are spelt; knows neither groups nor where a text was written."""

from generator.validate.wording.scan import Finding, Scanner, scanner_of

__all__ = ["Finding", "Scanner", "scanner_of"]
