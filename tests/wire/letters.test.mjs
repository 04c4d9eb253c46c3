// Letters as a records clerk accepts them: every line of the checklist, measured on the PDFs that
// we make, in the faces of fonts/catalogue.conf. The lines are letters/common_page.mjs,
// common_lines.mjs and common_text.mjs (7A), memo.mjs (7B) and external.mjs (7C); the letters are letters/cases/.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checklist } from './letters/checklist.mjs';
import { excuses } from './letters/excuses.mjs';
import { hold } from './letters/held.mjs';

await hold();

test('the checklist has its 68 lines, and only S and D are excused', () => {
  assert.deepEqual(
    checklist.map(({ number }) => Number(number.split('-')[1])),
    Array.from({ length: 68 }, (_, i) => i + 1),
  );
  for (const { line } of excuses) assert.match(checklist.find(({ number }) => number === line).weight, /[SD]/, line);
});
