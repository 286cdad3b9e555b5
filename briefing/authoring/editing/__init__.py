"""Changing the files of a book as their author would: at the places meant, and not a character elsewhere."""
