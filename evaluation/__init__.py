"""Public corpora, metrics and floors: the accuracy gate."""
