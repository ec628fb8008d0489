"""Files made to harm a reader, and what has to become of them."""
