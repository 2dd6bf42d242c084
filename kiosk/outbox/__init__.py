"""From finished answers to an envelope that survives: sealed, saved twice, then told."""
