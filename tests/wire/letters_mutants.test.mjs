// No line of the checklist that cannot fail: letters made wrong on purpose, each seen by the lines
// that it is to trip; and no line that none of them trips.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checklist } from './letters/checklist.mjs';
import { mutants } from './letters/mutants.mjs';
import { judgeMutant } from './letters/mutated.mjs';
import { scratchFolder } from './rendering.mjs';

const scratch = await scratchFolder();

for (const [stem, mutant] of mutants.entries()) {
  test(`${mutant.name} (${mutant.template ?? 'memo'}) trips ${mutant.trips.join(', ')}`, async (t) => {
    const { found, lost } = await judgeMutant(scratch, stem, mutant);
    assert.equal(lost, undefined, "the letter's parts are still found");
    for (const number of mutant.trips) {
      assert.ok(found[number].length > 0, `${number} saw nothing`);
      t.diagnostic(`${number}: ${found[number][0]}`);
    }
  });
}

test('every line is tripped by a mutant', () => {
  const tripped = new Set(mutants.flatMap(({ trips }) => trips));
  assert.deepEqual(
    checklist.map(({ number }) => number).filter((number) => !tripped.has(number)),
    [],
  );
});
