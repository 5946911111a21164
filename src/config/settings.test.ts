import { readSettings } from './settings';

test.each([
  'neo4j://graph:7687',
  'neo4j+s://graph.example',
  'bolt://127.0.0.1:7687',
  'bolt+ssc://[::1]:7687',
])('%s names a server', (uri) => {
  expect(readSettings({ NEO4J_URI: uri }).neo4j?.uri).toBe(uri);
});

test.each([
  'graph:7687',
  'http://graph:7474',
  'neo4j://',
  'neo4j://user:secret@graph',
  'neo4j://graph:port',
  'bolt:// graph',
])('%s is refused with what it must be, and without being repeated', (uri) => {
  expect(() => readSettings({ NEO4J_URI: uri })).toThrow(
    expect.objectContaining({
      code: 'usage',
      message: expect.stringContaining('NEO4J_URI: give an address like neo4j://host:7687') as string,
    }) as Error,
  );
  expect(() => readSettings({ NEO4J_URI: uri })).not.toThrow(/secret/);
});

test.each([
  [{ PLUMBLINE_PORT: 'abc' }, 'PLUMBLINE_PORT: give a number.'],
  [{ PLUMBLINE_PORT: '99999' }, 'PLUMBLINE_PORT: give 65535 or less.'],
  [{ PLUMBLINE_ID_KEY: 'abc' }, 'PLUMBLINE_ID_KEY: give 64 hex characters (32 bytes).'],
])('%p is refused in plain words', (env, said) => {
  expect(() => readSettings(env)).toThrow(`The environment variable ${said}`);
});
