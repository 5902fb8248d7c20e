"""One module for each step; never changed once released.

A step that rebuilds a table (`batch_alter_table`) loses the table's triggers and makes them again.
"""
