"""The interactive shell of `kg query --shell`: what was typed, what may follow, and the terminal, each in a module of its own."""
