"""Data that ships with the library; NOTICE names its sources and licences."""
