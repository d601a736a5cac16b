"""The editor's desk: a local web app to write topics, examples and answers without knowing what YAML is."""
