"""Article -> Coding: the quotes of a page and who said them. More layers follow."""
