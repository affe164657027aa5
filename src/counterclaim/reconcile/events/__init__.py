"""Events: scenes of many reports that speak of one happening."""
