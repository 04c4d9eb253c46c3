// What you copy is what was written: every logical block comes out of every reader code
// point by code point. Excused: page furniture, and the space at a wrapped line's end.
//
// Documents: every template's sample, tests/wire/documents/*.json ({template, body, and
// `forms`, a folder, for a form of the tests' own}). Where SARABAN_SHARED names a folder,
// also the indicator pages in its bma/expected.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';

import { matchAnyOrder, matchInOrder } from './match_text.mjs';
import { arrange, parseTrace } from './read_trace.mjs';
import { inAnyOrder, inOrder } from './readers.mjs';

const source = join(import.meta.dirname, '..', '..');
const saraban = process.env.SARABAN ?? join(source, 'build', 'saraban');
const scratch = await mkdtemp(join(tmpdir(), 'saraban-text-'));
after(() => rm(scratch, { recursive: true }));

const named = async (folder) => (await readdir(folder)).sort().map((name) => join(folder, name));

async function documents() {
  const found = [];
  for (const folder of await named(join(source, 'templates'))) {
    const body = await readFile(join(folder, 'sample.json')).catch(() => null);
    if (body) found.push({ name: `sample of ${folder.split('/').at(-1)}`, template: folder.split('/').at(-1), body });
  }
  for (const file of await named(join(import.meta.dirname, 'documents')))
    found.push({ name: file.split('/').at(-1), ...JSON.parse(await readFile(file)) });
  if (process.env.SARABAN_SHARED) {
    for (const file of await named(join(process.env.SARABAN_SHARED, 'bma', 'expected')))
      found.push({ name: file.split('/').at(-1), template: 'indicator-summary', body: reportOf(JSON.parse(await readFile(file))) });
  }
  return found;
}

// A bma-report/1 with one indicator.
function reportOf({ schema, source: origin, page_flag, org_code, ...indicator }) {
  return {
    schema: 'bma-report/1', fiscal_year: 2564, quarter: 3, issued: null,
    organisation: { code: org_code ?? '5009', name: 'สำนักงานเขตตัวอย่าง', section: null },
    indicators: [indicator], reporter: null, approver: null, letter: null,
  };
}

async function render({ template, body, forms }, stem) {
  const [input, pdf, trace] = ['json', 'pdf', 'pages'].map((kind) => join(scratch, `${stem}.${kind}`));
  await writeFile(input, Buffer.isBuffer(body) ? body : JSON.stringify(body));
  const options = forms ? { env: { ...process.env, SARABAN_TEMPLATES: join(source, forms) } } : {};
  await promisify(execFile)(saraban, ['render', template, input, '-o', pdf, '--trace', trace], { cwd: source, ...options });
  return { pdf, pages: arrange(parseTrace(await readFile(trace, 'utf8'))) };
}

async function check(read, match, { pdf, pages }) {
  const texts = await read(pdf);
  assert.equal(texts.length, pages.length, 'pages');
  const faults = texts.flatMap((text, i) => match(text, pages[i]).map((fault) => `page ${i + 1}: ${fault}`));
  assert.deepEqual(faults, []);
}

for (const [number, document] of (await documents()).entries()) {
  test(document.name, async (t) => {
    const rendered = await render(document, number);
    assert.ok(rendered.pages.some(({ parts }) => parts.length > 0), 'the trace has blocks');
    for (const [name, read] of Object.entries(inOrder)) await t.test(name, () => check(read, matchInOrder, rendered));
    for (const [name, read] of Object.entries(inAnyOrder)) await t.test(`${name}, in any order`, () => check(read, matchAnyOrder, rendered));
  });
}
