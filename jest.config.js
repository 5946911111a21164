/** Tests stand beside what they test (src) and, where they walk a directory or start a server, in test/. */
const { env } = process;

/** What a test file needs beside the npm packages says the end of its name; where that is missing it is left out. */
const NEEDS = [
  {
    ending: 'neo4j',
    there: env.PLUMBLINE_TEST_NEO4J_URI,
    missing: 'PLUMBLINE_TEST_NEO4J_URI names no server',
  },
  { ending: 'browser', there: env.PLUMBLINE_CHROMIUM, missing: 'PLUMBLINE_CHROMIUM names no browser' },
  { ending: 'full', there: env.PLUMBLINE_TEST_FORM === 'full', missing: 'PLUMBLINE_TEST_FORM is not "full"' },
];
const leftOut = NEEDS.filter(({ there }) => !there);
// The test run (scripts/testing), which names the form, runs them as parts of their own; whoever starts Jest is told.
if (!env.PLUMBLINE_TEST_FORM)
  for (const { ending, missing } of leftOut)
    process.stderr.write(`skipped: *.${ending}.test.ts, since ${missing} (npm test -- --full runs all)\n`);

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...leftOut.map(({ ending }) => `\\.${ending}\\.test\\.ts$`)],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // Packages that ship ES modules only.
  testSequencer: '<rootDir>/test/support/longest-first.js',
  transformIgnorePatterns: ['/node_modules/(?!(@bomb\\.sh/tab|canonicalize|d3-[a-z-]+|internmap)/)'],
  maxWorkers: 2,
  testTimeout: 60000,
};
