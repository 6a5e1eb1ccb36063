"""The rules that come with the module. Importing a file registers its rules.

The order of the files, and of the rules in a file, is the order of statements in a family.
"""

from . import capability, capacity, identity, lifecycle, price

__all__ = ["capability", "capacity", "identity", "lifecycle", "price"]
