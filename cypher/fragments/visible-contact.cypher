(@.compartment IN $viewCompartments AND @.handlingClass IN $viewClearance
  AND @.recordedLast <= $viewAsOf AND ($viewValidAt = '' OR @.first <= $viewValidAt)
  AND NOT @.id IN $viewHidden)
