"""Files: where ours lie, how any is read, how any is written."""
