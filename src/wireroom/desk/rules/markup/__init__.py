"""The desk's small copy markup: blocks of a story written as plain text in a box, and read back without loss.

A blank line ends a paragraph, a line end inside it stays a line end. `## ` begins a heading, `> ` a quotation (its last
line `> -- Name` says whose), `- ` a list, `1. ` a numbered list, `| a | b |` a table row (`|= a ` a header cell), three
backquotes a passage kept as typed. `::: kind` opens one of the newsroom's own blocks and `:::` closes it: `fact-box
Title`, `key-points`, `timeline` with lines `- when | what`, `picture #mark`, `gallery`, `embed address caption`,
`related`. `**strong**`, `*stressed*`, `[words](address)`; a backslash makes the next sign plain. Whatever else is typed
is text, markup included.
"""

from wireroom.desk.rules.markup.reading import blocks_of
from wireroom.desk.rules.markup.writing import text_of

__all__ = ["blocks_of", "text_of"]
