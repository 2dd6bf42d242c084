"""Finding a place or a service by what a resident writes, in any of the city's languages."""
