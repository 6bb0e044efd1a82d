"""Jobs and the processes that do them: what is served in one store, and workers that can be ended; knows nothing of HTTP."""
