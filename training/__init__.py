"""How the reader's weights are made. Needs torch; the product does not."""
