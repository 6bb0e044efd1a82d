"""What curators write, read into records: YAML and sentences in, records out; no RDF."""
