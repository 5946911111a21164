// A record version that this reader may see in whole, so that it may be counted and matched; `decide` in
// src/view/decide.ts says the same, and a property test holds the two together. The text of FOREVER stands for "still
// stands" and is later than every as-of.
(@.compartment IN $viewCompartments AND @.handlingClass IN $viewClearance
  AND ((@.recordedAt <= $viewAsOf AND (@.standsUntil > $viewAsOf OR @.standsUntil = '9999-12-31T23:59:59.999Z')
      AND NOT @.id IN $viewHidden) OR @.id IN $viewShown)
  AND ($viewValidAt = '' OR (@.validFirst <= $viewValidAt AND @.validLast > $viewValidAt))
  AND (@.source IN $viewPersonnel OR none(name IN @.names WHERE name IN $viewExcluded)) AND NOT @.id IN $viewCut)
