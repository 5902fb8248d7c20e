"""The words of the house (design, section 1). Standard library and pydantic only."""
