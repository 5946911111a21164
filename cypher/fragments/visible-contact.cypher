// A contact month of which this reader may see every row; `decideContact` in src/view/decide.ts says the same. A month
// of which only some rows are visible is hidden here: the projection answers it from the archive.
(@.compartment IN $viewCompartments AND @.handlingClass IN $viewClearance
  AND @.recordedLast <= $viewAsOf AND ($viewValidAt = '' OR @.last <= $viewValidAt)
  AND NOT startNode(@).id IN $viewBarred AND NOT endNode(@).id IN $viewBarred AND NOT @.id IN $viewHidden)
