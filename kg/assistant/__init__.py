"""The graph for assistants that speak the Model Context Protocol: tools whose answers carry quotes, each of bounded size."""
