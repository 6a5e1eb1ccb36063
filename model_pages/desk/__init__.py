"""The price desk: every current and announced price in one sheet, edited, reviewed, carried out.

``lines`` what the sheet shows, ``reading`` what is typed into it, ``reviewing`` what would be
done, ``results`` what was. Edits are those of ``model_pages.pricing``.
"""
