"""Article -> Coding: layer by layer, each record with its evidence."""
