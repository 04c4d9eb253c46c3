// Runs the program under test.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { promisify } from 'node:util';

export const run = promisify(execFile);
export const source = join(import.meta.dirname, '..', '..');
export const saraban = process.env.SARABAN ?? join(source, 'build', 'saraban');

// A folder that goes when the tests are over.
export async function scratchFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'saraban-wire-'));
  after(() => rm(folder, { recursive: true }));
  return folder;
}

// Renders `body` (bytes, or a value to be written as JSON) and gives {pdf, trace}: the PDF's
// path and the trace's text. `forms`, relative to the project, stands in for templates/;
// `options` are given as they are.
export async function render(folder, stem, { template, body, forms, options = [] }) {
  const [input, pdf, trace] = ['json', 'pdf', 'pages'].map((kind) => join(folder, `${stem}.${kind}`));
  await writeFile(input, Buffer.isBuffer(body) ? body : JSON.stringify(body));
  const where = forms ? ['--templates', join(source, forms)] : [];
  await run(saraban, ['render', template, input, '-o', pdf, '--trace', trace, ...where, ...options], { cwd: source });
  return { pdf, trace: await readFile(trace, 'utf8') };
}
