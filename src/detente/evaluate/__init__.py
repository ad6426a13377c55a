"""Precision, recall and F1 per field against gold, and the examples of the lexicon run as tests."""
