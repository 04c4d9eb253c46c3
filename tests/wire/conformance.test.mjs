// Our files against PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1): a test a clause, named by
// its numbers, each over all of conformance/documents.mjs. What does not apply to our files, and
// why, is conformance/not_applicable.mjs; conformance_mutants.test.mjs proves that every clause can fail.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { clauses, judge } from './conformance/clauses.mjs';
import { documents } from './conformance/documents.mjs';
import { notApplicable, wronglyLeftOut } from './conformance/not_applicable.mjs';
import { attachmentFaults, popplerText, readingOrderFaults } from './conformance/other_readers.mjs';
import { profileTests } from './conformance/profiles.mjs';
import { Pdf } from './conformance/read_pdf.mjs';
import { structureText } from './conformance/reading.mjs';
import { structureOf } from './conformance/structure.mjs';
import { render, scratchFolder } from './rendering.mjs';

const scratch = await scratchFolder();
const mostShown = 5;
// Pages: pdfinfo -struct-text walks a page once for every element of it, and takes a minute for 1,000 rows.
const mostForPoppler = 20;

// How many elements of each wanted type there are.
const countOf = (pdf, wanted = {}) => Object.fromEntries(Object.keys(wanted).map((type) => [type, structureOf(pdf).of(type).length]));

// One after the other: the graph of 300 pages is large.
const verdicts = [];
for (const [stem, document] of (await documents()).entries()) {
  const { pdf: file, trace } = await render(scratch, String(stem), document);
  const pdf = await Pdf.read(file);
  verdicts.push({
    ...document,
    file,
    trace,
    count: pdf.pages.length,
    text: structureText(pdf),
    counted: countOf(pdf, document.elements),
    found: judge(pdf),
    leftOut: wronglyLeftOut(pdf),
  });
}

test('every test of both profiles is a clause or does not apply', () => {
  const ids = [...clauses, ...notApplicable].flatMap((one) => one.ids).filter((id) => !id.startsWith('H '));
  assert.deepEqual(ids.toSorted(), profileTests.toSorted());
});

for (const { ids, says } of clauses) {
  test(`${ids.join(', ')}: ${says}`, () => {
    const faults = verdicts.flatMap(({ name, found }) =>
      (found.find((one) => one.ids === ids)?.faults ?? []).map((fault) => `${name}: ${fault}`),
    );
    assert.equal(faults.length, 0, faults.slice(0, mostShown).join('\n'));
  });
}

for (const [stem, { name, file, trace, text, count, pages = 1, counted, elements = {}, leftOut }] of verdicts.entries()) {
  test(name, async (t) => {
    await t.test('has its pages', () => assert.ok(count >= pages, `${count} pages`));
    await t.test('has its elements', () => assert.deepEqual(counted, elements));
    await t.test('has nothing that a clause is left out for', () => assert.deepEqual(leftOut, []));
    await t.test('has the text of its blocks, in order, in its tree', () => assert.deepEqual(readingOrderFaults(text, trace), []));
    if (count <= mostForPoppler)
      await t.test('is read so by pdfinfo -struct-text', async () =>
        assert.deepEqual(readingOrderFaults(await popplerText(file), trace), []),
      );
    await t.test('gives its embedded files back byte for byte', async () =>
      assert.deepEqual(await attachmentFaults(file, join(scratch, `detached-${stem}`)), []),
    );
  });
}
