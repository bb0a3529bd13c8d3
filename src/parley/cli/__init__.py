"""The command line: a thin door. Reads its options and the environment, prints, and says how it went."""
