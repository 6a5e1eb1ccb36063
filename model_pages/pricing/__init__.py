"""Changes of prices outside the entry form: from the price desk, or from any other sheet.

``edits`` what somebody asks for, ``applying`` doing it to an entry in memory, ``carrying_out``
doing it to the entry in the database, ``batches`` doing it to many.
"""
