"""The shadow of a block as rules read it: quotes found, quotes and brackets covered, sentences told apart."""
