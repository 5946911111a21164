/** The direction of dependencies (docs/architecture.md): each layer may use the ones to its right, never to its left. */
const layer = (names) => `^src/(${names.join('|')})(/|\\.ts$)`;
const ALL = ['main', 'cli', 'web', 'control', 'compose', 'operations', 'casework', 'risk', 'detection', 'resolve', 'policy', 'independence', 'ingest', 'sources', 'anchor', 'audit', 'view', 'ledger', 'sealed', 'archive', 'graph', 'analytics', 'model', 'config', 'shared', 'demo-force', 'browser'];
const may = (from, to) => ({
  name: `${from}-direction`,
  severity: 'error',
  comment: `src/${from} may import ${to.join(', ')} and itself only`,
  from: { path: layer([from]), pathNot: '\\.test\\.ts$|/testing/' },
  to: { path: layer(ALL.filter((name) => name !== from && !to.includes(name))) },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    may('shared', []),
    may('config', ['shared']),
    may('model', ['shared']),
    may('analytics', ['model', 'shared']),
    may('graph', ['model', 'config', 'shared']),
    may('archive', ['model', 'shared']),
    may('sealed', ['model', 'shared']),
    may('ledger', ['graph', 'model', 'shared']),
    may('sources', ['model', 'shared']),
    may('view', ['ledger', 'graph', 'archive', 'sources', 'analytics', 'model', 'config', 'shared']),
    may('audit', ['model', 'shared']),
    may('anchor', ['archive', 'audit', 'view', 'ledger', 'graph', 'shared']),
    may('ingest', ['ledger', 'sealed', 'graph', 'archive', 'sources', 'model', 'config', 'shared']),
    may('independence', ['model', 'shared']),
    may('policy', ['independence', 'model', 'config', 'shared']),
    may('detection', ['independence', 'view', 'graph', 'archive', 'sources', 'analytics', 'model', 'config', 'shared']),
    may('risk', ['policy', 'independence', 'view', 'analytics', 'model', 'config', 'shared']),
    may('operations', ALL.filter((n) => !['main', 'cli', 'web', 'control', 'compose', 'operations', 'browser'].includes(n))),
    may('demo-force', ['model', 'shared']),
    { name: 'drivers-in-graph-only', severity: 'error', from: { pathNot: '^src/graph/' }, to: { path: 'node_modules/(neo4j-driver|@grafeo-db)/' } },
    { name: 'duckdb-in-archive-only', severity: 'error', from: { pathNot: '^src/archive/' }, to: { path: 'node_modules/@duckdb/' } },
    { name: 'sources-never-see-each-other', severity: 'error', from: { path: '^src/sources/([^/]+)/' }, to: { path: '^src/sources/([^/]+)/', pathNot: '^src/sources/$1/' } },
    { name: 'pages-never-see-each-other', severity: 'error', from: { path: '^src/web/pages/([^/]+)/' }, to: { path: '^src/web/pages/([^/]+)/', pathNot: '^src/web/pages/$1/' } },
    { name: 'factors-never-see-each-other', severity: 'error', from: { path: '^src/risk/factors/([^/]+)/' }, to: { path: '^src/risk/factors/([^/]+)/', pathNot: '^src/risk/factors/$1/' } },
    { name: 'no-tests-in-product', severity: 'error', from: { path: '^src', pathNot: '\\.test\\.ts$|/testing/' }, to: { path: '\\.test\\.ts$|^test/' } },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, exclude: { path: '\\.test\\.ts$' } },
};
