"""Pages: so far the one of an article with its evidence marked."""
