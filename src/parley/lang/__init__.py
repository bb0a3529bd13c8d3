"""Language packs: what Parley knows of a language, as data files with sources, and the loaders that check them."""
