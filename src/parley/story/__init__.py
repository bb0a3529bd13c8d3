"""Coded articles -> a story: pages in order of time, grouped by who wrote them."""
