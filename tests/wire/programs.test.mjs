// What the program loads before it begins.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { saraban } from './rendering.mjs';

const run = promisify(execFile);

test('every library takes its memory from mimalloc, or from the sanitizer', async () => {
  const { stderr } = await run(saraban, ['--version'], { env: { LD_DEBUG: 'bindings', LD_BIND_NOW: '1' }, maxBuffer: 64 << 20 });
  const bindings = stderr.split('\n').filter((line) => /symbol `(malloc|calloc|realloc|_Znwm)'/.test(line));
  assert.ok(bindings.some((line) => /file \S*libharfbuzz\.so/.test(line)));
  assert.deepEqual(bindings.filter((line) => !/ to \S*lib(mimalloc|asan|tsan)\.so/.test(line)), []);
});
