"""The desk's small copy markup: blocks of a story written as plain text in a box, and read back without loss.

A blank line ends a paragraph, a line end inside it stays a line end. `## ` begins a heading, `> ` a quotation,
`- ` a list, `1. ` a numbered list, `| a | b |` a table row (`|= a ` a header cell), three backquotes a passage
kept as typed. `**strong**`, `*stressed*`, `[words](address)`; a backslash makes the next sign plain. Whatever else
is typed is text, markup included.
"""

from wireroom.desk.rules.markup.reading import blocks_of
from wireroom.desk.rules.markup.writing import text_of

__all__ = ["blocks_of", "text_of"]
