// Letters that grow line by line: the body ends at the page's foot exactly, one line over, and all
// about it. What the lines on page ends, pitches and the signature ask holds at every length; at
// the last length of one page, the first of two and the first of three, the whole checklist.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { judge } from './letters/cases.mjs';
import { linesFor } from './letters/checklist.mjs';
import { documentOf, Letter, produce } from './letters/letter.mjs';
import { scratchFolder } from './rendering.mjs';

const scratch = await scratchFolder();
const closely = [
  '7A-5',
  '7A-6',
  '7A-7',
  '7A-22',
  '7A-23',
  '7A-24',
  '7A-25',
  '7A-27',
  '7A-32',
  '7B-50',
  '7B-52',
  '7C-62',
  '7C-63',
  '7C-67',
];
const most = 40; // Parts; the last letters have three pages.

const grown = (template, parts) =>
  documentOf(template, {
    body: { purpose: Array.from({ length: parts }, (_, i) => `ลำดับที่ ${i + 1} แล้วเสร็จตามแผนที่กำหนดไว้`) },
    enclosures: [],
  });

async function letterOf(template, parts) {
  const document = await grown(template, parts);
  const pdf = await produce(scratch, `${template}-${parts}`, { template, document });
  return Object.assign(await Letter.read(pdf, { template, document }), { again: async () => pdf });
}

const report = (parts, found) =>
  Object.entries(found).flatMap(([number, faults]) => faults.map((fault) => `${parts} parts, ${number}: ${fault}`));

for (const template of ['memo', 'external-letter']) {
  test(`a ${template} of 1 to ${most} parts of a line`, async (t) => {
    const faults = [];
    let before;
    for (let parts = 1; parts <= most; ++parts) {
      const letter = await letterOf(template, parts);
      faults.push(
        ...report(
          parts,
          await judge(
            letter,
            linesFor(template).filter(({ number }) => closely.includes(number)),
          ),
        ),
      );
      if (before && letter.pages.length !== before.letter.pages.length) {
        t.diagnostic(`${parts} parts need page ${letter.pages.length}`);
        for (const edge of [before, { parts, letter }]) faults.push(...report(edge.parts, await judge(edge.letter)));
      }
      before = { parts, letter };
    }
    assert.equal(before.letter.pages.length, 3);
    assert.equal(faults.length, 0, faults.join('\n'));
  });
}
