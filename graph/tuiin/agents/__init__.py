"""A graph for agents: a language model asks by the Model Context Protocol, and gets answers that it can cite; read only."""
