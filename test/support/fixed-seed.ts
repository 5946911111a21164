import fc from 'fast-check';

/** The same random cases in every run: whether a mutant is noticed must not be luck. */
fc.configureGlobal({ seed: 8 });
