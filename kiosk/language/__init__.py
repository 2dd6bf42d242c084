"""Languages: what is said in which, how numbers and dates look, and where the words come from."""
