#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const path = require('node:path');

const main = path.join(__dirname, '..', 'dist', 'main.js');
if (!existsSync(main)) {
  process.stderr.write('plumbline: not built yet. Run `npm ci && npm run build` first.\n');
  process.exit(1);
}
require(main);
