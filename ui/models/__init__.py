"""View models: what the screens show and what a touch on them means, with no rule of the domain."""
