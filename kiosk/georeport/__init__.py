"""Open311 GeoReport v2 documents as cities really write them: bytes to typed values, no network."""
