"""City packs: what a city publishes for its kiosks, read whole or refused with every fault."""
