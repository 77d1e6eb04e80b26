"""Sentences for every relation: headlines, captions, alt text, and the text-only mode.

Every sentence is computed from the rows that a figure draws; none of them judges a claim.
"""

from nagorno.describe.words import Description, is_text_only, text_only

__all__ = ["Description", "is_text_only", "text_only"]
