// The checklist: every line, in its order, and what each finds in a letter.

import { lineLines } from './common_lines.mjs';
import { pageLines } from './common_page.mjs';
import { textLines } from './common_text.mjs';
import { externalLines } from './external.mjs';
import { memoLines } from './memo.mjs';

const place = ({ number }) => Number(number.split('-')[1]);

export const checklist = [...pageLines, ...lineLines, ...textLines, ...memoLines, ...externalLines].sort(
  (a, b) => place(a) - place(b),
);

export const linesFor = (template) => checklist.filter(({ of }) => of.includes(template));
