"""What words of API references mean, by language: headings, columns, types, yes and no, locations."""
