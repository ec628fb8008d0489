"""What leaves the product: the numbers on the screen as files."""
