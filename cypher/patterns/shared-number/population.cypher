// Answers: how many numbers outside the force at least two people are in contact with, and how many of them were left out
// since a large part of the force is.
UNWIND $events AS e
WITH e
WHERE e.what = 'all'
RETURN e.numbers AS population, e.leftOut AS leftOut
