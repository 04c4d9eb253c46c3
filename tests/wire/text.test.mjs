// What you copy is what was written: every logical block comes out of every reader code
// point by code point. Excused: page furniture, and the space at a wrapped line's end.
//
// Documents: every template's sample; tests/wire/documents/*.json: {template, body}, `forms`,
// a folder, for a form of the tests' own, `runs_of_spaces` where the sender typed two spaces
// and some readers cannot but give one. Where SARABAN_SHARED names a folder, also the
// indicator pages in its bma/expected.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { test } from 'node:test';

import { matchAnyOrder, matchInOrder } from './match_text.mjs';
import { arrange, parseTrace } from './read_trace.mjs';
import { readers } from './readers.mjs';
import { render, scratchFolder, source } from './rendering.mjs';

const scratch = await scratchFolder();
const named = async (folder) => (await readdir(folder)).sort().map((name) => join(folder, name));

async function documents() {
  const found = [];
  for (const folder of await named(join(source, 'templates'))) {
    const body = await readFile(join(folder, 'sample.json')).catch(() => null);
    if (body) found.push({ name: `sample of ${basename(folder)}`, template: basename(folder), body });
  }
  for (const file of await named(join(import.meta.dirname, 'documents')))
    found.push({ name: basename(file), ...JSON.parse(await readFile(file)) });
  if (process.env.SARABAN_SHARED) {
    for (const file of await named(join(process.env.SARABAN_SHARED, 'bma', 'expected')))
      found.push({ name: basename(file), template: 'indicator-summary', body: reportOf(JSON.parse(await readFile(file))) });
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

const mostShown = 5;

async function check(t, { read, anyOrder }, habits, pdf, pages) {
  const texts = await read(pdf);
  assert.equal(texts.length, pages.length, 'pages');
  const found = texts.map((text, i) => (anyOrder ? matchAnyOrder : matchInOrder)(text, pages[i], habits));
  const scattered = found.reduce((sum, { scattered: blocks = 0 }) => sum + blocks, 0);
  if (scattered) t.diagnostic(`${scattered} blocks of tables came line by line`);
  const faults = found.flatMap((of, i) => of.map((fault) => `page ${i + 1}: ${fault}`));
  assert.equal(faults.length, 0, faults.slice(0, mostShown).join('\n'));
}

for (const [number, document] of (await documents()).entries()) {
  test(document.name, async (t) => {
    const { pdf, trace } = await render(scratch, number, document);
    const pages = arrange(parseTrace(trace));
    assert.ok(pages.some(({ parts }) => parts.length > 0), 'the trace has blocks');
    for (const reader of readers) await t.test(reader.name, (inner) => check(inner, reader, { foldsSpaces: reader.folds && document.runs_of_spaces }, pdf, pages));
  });
}
