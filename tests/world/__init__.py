"""A hostile little web on loopback: README.md says what it is and how to use it by hand."""
