"""What commands print for people: articles with their evidence marked, cards, the tour."""
