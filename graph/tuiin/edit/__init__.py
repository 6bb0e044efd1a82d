"""The editing page: a person reads an article and decides, claim by claim; each step is in the curated files before the next one."""
