// A record version with labels that this reader has, whether or not it stands.
(@.compartment IN $viewCompartments AND @.handlingClass IN $viewClearance)
