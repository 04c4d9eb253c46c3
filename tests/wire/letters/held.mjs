// Holds the checklist against every case with one set of faces: a test a line, named by its
// number, and a test a case.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cases, countOf, judge, letterOf } from './cases.mjs';
import { checklist } from './checklist.mjs';
import { excuses } from './excuses.mjs';
import { scratchFolder } from '../rendering.mjs';

const excused = (number, { name, template }) =>
  excuses.find((excuse) => excuse.line === number && excuse.templates.includes(template) && excuse.cases.includes(name));

// Measured one after the other: a page's picture has 35 million dots.
async function verdictOn(scratch, one, fonts) {
  try {
    const letter = await letterOf(scratch, one, { fonts });
    const counts = Object.fromEntries(
      Object.keys(one.expect ?? {}).map((field) => [field, letter.lost ?? countOf(letter, field)]),
    );
    return { ...one, counts, found: await judge(letter) };
  } catch (error) {
    return { ...one, error };
  }
}

export async function hold(fonts) {
  const scratch = await scratchFolder();
  const verdicts = [];
  for (const one of await cases()) verdicts.push(await verdictOn(scratch, one, fonts));

  for (const { title, says, expect = {}, counts, error } of verdicts) {
    test(`case ${title}: ${says}`, () => {
      if (error) throw error;
      assert.deepEqual(counts, expect);
    });
  }
  for (const { number, weight, says } of checklist) {
    test(`${number} ${weight} ${says}`, (t) => {
      const faults = [];
      for (const one of verdicts.filter(({ found }) => found?.[number])) {
        const excuse = excused(number, one);
        if (!excuse) faults.push(...one.found[number].map((fault) => `${one.title}: ${fault}`));
        else if (one.found[number].length > 0) t.diagnostic(`${one.title} is excused, ${excuse.reason}: ${one.found[number][0]}`);
        else faults.push(`${one.title} is excused and holds: take it out of excuses.mjs`);
      }
      assert.equal(faults.length, 0, faults.join('\n'));
    });
  }
}
