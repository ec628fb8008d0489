"""What each chart shows and says: from the answer to a question to an exhibit in the reader's words."""
