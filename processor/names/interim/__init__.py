from .find import Name, address, find, gender, nominative, read

__all__ = ["Name", "address", "find", "gender", "nominative", "read"]
