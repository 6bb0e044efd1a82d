"""HTTP: who may come in, what a request asks for, which form the answer has, and what a client is told that gets none."""
