// Two programs: what the first loads before it begins, and that it finds the second.

import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { run, saraban, scratchFolder } from './rendering.mjs';

test('every library takes its memory from mimalloc, or from the sanitizer', async () => {
  const { stderr } = await run(saraban, ['--version'], { env: { LD_DEBUG: 'bindings', LD_BIND_NOW: '1' }, maxBuffer: 64 << 20 });
  const bindings = stderr.split('\n').filter((line) => /symbol `(malloc|calloc|realloc|_Znwm)'/.test(line));
  assert.ok(bindings.some((line) => /file \S*libharfbuzz\.so/.test(line)));
  assert.deepEqual(bindings.filter((line) => !/ to \S*lib(mimalloc|asan|tsan)\.so/.test(line)), []);
});

test('saraban loads nothing that only the service needs', async () => {
  const { stdout } = await run(saraban, [], { env: { LD_TRACE_LOADED_OBJECTS: '1' } });
  assert.match(stdout, /libharfbuzz\.so/);
  assert.doesNotMatch(stdout, /lib(qpdf|gnutls|archive|zip|xml2|sqlite3|PocoNet|PocoDataSQLite|icui18n|sodium)\b/);
});

test('saraban without the program beside it says which one is missing', async () => {
  const folder = await scratchFolder();
  await copyFile(saraban, join(folder, 'saraban'));
  const missing = join(folder, 'saraban-service');
  await assert.rejects(run(join(folder, 'saraban'), ['serve']), { code: 1, stderr: `saraban: cannot start ${missing}: No such file or directory\n` });
  await assert.rejects(run(join(folder, 'saraban'), ['serv']), { code: 1, stderr: 'saraban: unknown command serv (usage: saraban --help)\n' });
});
