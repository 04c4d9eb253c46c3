// No clause of the judge that cannot fail: a sound file, and the same made wrong in one way each,
// seen by the clauses that it is to trip and by no others.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';

import { clauses, judge } from './conformance/clauses.mjs';
import { judgeMutant, mutants } from './conformance/mutants.mjs';
import { wronglyLeftOut } from './conformance/not_applicable.mjs';
import { Pdf } from './conformance/read_pdf.mjs';
import { soundGraph } from './conformance/sound_pdf.mjs';
import { pdfBytes } from './conformance/write_pdf.mjs';
import { render, scratchFolder, source } from './rendering.mjs';

const scratch = await scratchFolder();
const body = await readFile(join(source, 'templates', 'memo', 'sample.json'));
const { pdf } = await render(scratch, 'memo', { template: 'memo', body });
const graph = soundGraph(await Pdf.read(pdf));
const firstIds = (found) => found.map(({ ids }) => ids[0]).sort();

test('the sound file holds every clause', async () => {
  const file = join(scratch, 'sound.pdf');
  await writeFile(file, pdfBytes(graph));
  const sound = await Pdf.read(file);
  assert.deepEqual(judge(sound), []);
  assert.deepEqual(wronglyLeftOut(sound), []);
});

for (const [stem, mutant] of mutants.entries()) {
  test(`${mutant.name} trips ${mutant.trips.join(', ')}`, async (t) => {
    const found = await judgeMutant(scratch, stem, graph, mutant);
    assert.deepEqual(firstIds(found), mutant.trips.toSorted(), JSON.stringify(found));
    t.diagnostic(found[0].faults[0]);
  });
}

test('every clause is tripped by a mutant', () => {
  const tripped = new Set(mutants.flatMap(({ trips }) => trips));
  assert.deepEqual(
    firstIds(clauses).filter((id) => !tripped.has(id)),
    [],
  );
});
