"""A city's Open311 GeoReport v2 endpoint as a destination."""
