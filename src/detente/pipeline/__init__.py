"""The stages in order: coding a text, and running over files into a database."""
