"""Story -> Account: timeline, statements, and the pages they stand on."""
