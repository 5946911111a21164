// A contact month with labels that this reader has, of which a row may be known and valid: the part of
// `visible-contact` that narrows a read of everything cheaply, months of which some rows are hidden included.
(@.compartment IN $viewCompartments AND @.handlingClass IN $viewClearance
  AND ($viewAsOf = '9999-12-31T23:59:59.999Z' OR @.recordedFirst <= $viewAsOf) AND ($viewValidAt = '' OR @.first <= $viewValidAt))
