const { statSync } = require('node:fs');

/** Folders by how long their files take; what is in none of them comes last. */
const LONG = ['/test/integration/', '/test/e2e/', '/test/contract/', '/src/demo-force/', '/src/ingest/'];

/**
 * The order in which Jest starts files: the long ones first, so that the workers end together, also where no earlier run
 * has told how long each takes.
 */
module.exports = class LongestFirst {
  sort(tests) {
    const rank = ({ path }) => {
      const found = LONG.findIndex((folder) => path.replaceAll('\\', '/').includes(folder));
      return found === -1 ? LONG.length : found;
    };
    const size = ({ path }) => statSync(path).size;
    // Where worlds are compared is where most are opened.
    const longest = ({ path }) => (path.includes('noninterference') ? 0 : 1);
    return [...tests].sort((a, b) => longest(a) - longest(b) || rank(a) - rank(b) || size(b) - size(a));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
};
