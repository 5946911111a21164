(@.compartment IN $viewCompartments AND @.handlingClass IN $viewClearance
  AND ((@.recordedAt <= $viewAsOf AND @.standsUntil > $viewAsOf AND NOT @.id IN $viewHidden) OR @.id IN $viewShown)
  AND ($viewValidAt = '' OR (@.validFirst <= $viewValidAt AND @.validLast > $viewValidAt))
  AND (@.source = 'workforce' OR none(name IN @.names WHERE name IN $viewExcluded)))
