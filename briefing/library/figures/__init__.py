"""What is asked about numbers: the series of a figure side by side, and where figures disagree."""
