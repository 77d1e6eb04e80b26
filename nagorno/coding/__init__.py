"""Code a list of items by the codebook, keep the codes in a file, compare them with other coders'.

=========================  ======================================================================
`items`, `sheet`           what is coded: a report's items, or a list of one's own, and by which codes
`blank`, `published`       no codes yet; the codes of the tables
`save`, `resume`, `kept`   codes to a file and back; the newest codes that a desk has kept
`compare`, `agreed`        where coders differ, with the codebook's line; how far they agree
=========================  ======================================================================

A difference between two coders is a reason to read again: text first, codebook second.
"""

from nagorno.coding.codes import blank, published
from nagorno.coding.differences import agreed, compare
from nagorno.coding.files import resume, save
from nagorno.coding.keeping import kept
from nagorno.coding.listing import items
from nagorno.coding.sheets import sheet

__all__ = ["agreed", "blank", "compare", "items", "kept", "published", "resume", "save", "sheet"]
