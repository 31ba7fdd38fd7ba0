"""The rules of tools/check, one file per subject."""
