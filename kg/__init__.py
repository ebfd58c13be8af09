"""Turns news about regulators acting on internet platforms into a graph with evidence on every edge."""
