"""Speed and memory, as figures to compare within one run: machines differ, ratios less so."""
