// A record version with labels that this reader has, standing as of the view's time: the part of `visible-record` that
// narrows a read of everything cheaply. What it lets through is decided by `decide` in src/view/decide.ts.
(@.compartment IN $viewCompartments AND @.handlingClass IN $viewClearance
  AND ((@.recordedAt <= $viewAsOf AND (@.standsUntil > $viewAsOf OR @.standsUntil = '9999-12-31T23:59:59.999Z'))
    OR @.id IN $viewShown))
