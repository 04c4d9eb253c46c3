import assert from 'node:assert/strict';
import { test } from 'node:test';

import { matchAnyOrder, matchInOrder } from './match_text.mjs';
import { arrange, parseTrace } from './read_trace.mjs';

// A page with one block of two lines ("|" is where the line broke), one of one line, and a number.
const page = {
  parts: [{ block: 0, lines: ['สำนักงานเขตได้ดำเนินการ ', 'ที่ทำการแล้ว 95 แห่ง'] }, { block: 1, lines: ['น้ำดื่ม'] }],
  furniture: ['หน้า 1/2'],
};
const right = 'สำนักงานเขตได้ดำเนินการ \nที่ทำการแล้ว 95 แห่ง\nน้ำดื่ม\nหน้า 1/2\n';
const faults = (text) => matchInOrder(text, page).length;
const faultsInAnyOrder = (text) => matchAnyOrder(text, page).length;

test('accepts the text as printed, furniture first or last', () => {
  assert.deepEqual(matchInOrder(right, page), []);
  assert.deepEqual(matchInOrder('หน้า 1/2\nสำนักงานเขตได้ดำเนินการ \r\nที่ทำการแล้ว 95 แห่ง น้ำดื่ม', page), []);
  assert.equal(faultsInAnyOrder(right), 0);
});

test('excuses the space at a wrapped line’s end', () => {
  assert.equal(faults(right.replace(' \n', '\n')), 0);
  assert.equal(faultsInAnyOrder(right.replace(' \n', '\n')), 0);
});

const damage = {
  'one inner space dropped': right.replace(' 95 ', ' 95'),
  'one space inserted': right.replace('ทำการ', 'ทำ การ'),
  'a space inserted before a line break': right.replace(' \n', '  \n'),
  'the space of a line’s end dropped though the lines are joined': right.replace(' \n', ''),
  'a line break in the middle of a line': right.replace('แล้ว', 'แล้\nว'),
  'two marks swapped': right.replace('ที่', 'ท\u0e48\u0e35'),
  'ํา for ำ': right.replace('น้ำ', 'น้\u0e4d\u0e32'),
  'a character missing': right.replace('แห่ง', 'แหง'),
  'a character too many': right.replace('แห่ง', 'แห่่ง'),
  'a private use character': right.replace('ที่', 'ที\uf70a'),
  'a replacement character': right.replace('ที่', 'ที\ufffd'),
  'a block missing': right.replace('น้ำดื่ม', ''),
  'a block glued to the next': right.replace('แห่ง\n', 'แห่ง'),
};
for (const [name, text] of Object.entries(damage)) {
  test(`finds ${name}`, () => {
    assert.notEqual(text, right);
    assert.ok(faults(text) > 0, 'in order');
    assert.ok(faultsInAnyOrder(text) > 0, 'in any order');
  });
}

test('finds blocks out of order and text that nobody printed', () => {
  const swapped = 'น้ำดื่ม\nสำนักงานเขตได้ดำเนินการ \nที่ทำการแล้ว 95 แห่ง\nหน้า 1/2';
  assert.ok(faults(swapped) > 0);
  assert.equal(faultsInAnyOrder(swapped), 0);
  assert.ok(faults(`${right}ร่าง`) > 0);
});

test('takes a table’s row line by line, and says so', () => {
  const parts = [{ block: 0, beside: true, lines: ['สำรวจ', 'ผู้รับ ', 'บริการ'] }, { block: 1, beside: true, lines: ['แล้ว', 'เสร็จ'] }];
  const row = { parts, furniture: [] };
  const text = 'สำรวจ แล้ว\nผู้รับ เสร็จ\nบริการ';
  const found = matchAnyOrder(text, row);
  assert.deepEqual([...found], []);
  assert.equal(found.scattered, 2);
  assert.ok(matchAnyOrder(text.replace('ผู้รับ', 'ผู้ รับ'), row).length > 0);
  assert.ok(matchAnyOrder(text, { parts: parts.map((part) => ({ ...part, beside: false })), furniture: [] }).length > 0);
});

test('takes one space for a run of spaces, when told', () => {
  const spaced = { parts: [{ block: 0, lines: ['เรียน  ผู้อำนวยการ'] }], furniture: [] };
  assert.equal(matchInOrder('เรียน  ผู้อำนวยการ', spaced, { foldsSpaces: true }).length, 0);
  assert.equal(matchInOrder('เรียน ผู้อำนวยการ', spaced, { foldsSpaces: true }).length, 0);
  assert.ok(matchInOrder('เรียนผู้อำนวยการ', spaced, { foldsSpaces: true }).length > 0);
  assert.ok(matchInOrder('เรียน ผู้อำนวยการ', spaced).length > 0);
});

test('lets no stretch of text serve two blocks', () => {
  const twice = { parts: [{ block: 0, lines: ['0.00'] }, { block: 1, lines: ['0.00'] }], furniture: [] };
  assert.equal(matchAnyOrder('0.00 0.00', twice).length, 0);
  assert.equal(matchAnyOrder('0.00', twice).length, 1);
  assert.ok(matchAnyOrder('0.00 10.00', twice).length > 0);
});

const trace = `block heading "แบบ \\"ก\\""
block data_cell "ยาว มาก"
block data_cell "95"
page 1 595.28 by 841.89
  text 85.04 99.00 Laksaman-Bold 19.27 "แบบ " Laksaman 10.63 "\\"ก\\"" +0.32
  text 85.04 120.00 Laksaman 10.63 "ยาว "
  text 185.04 120.00 Laksaman 10.63 "95"
  rule 85.04 160.00 to 538.58 160.00 thick 0.50
  text 500.00 30.00 Laksaman 10.63 "หน้า 1/2"
page 2 595.28 by 841.89
  text 85.04 99.00 Laksaman 10.63 "มาก"
`;

test('a trace is read as blocks, parts and furniture', () => {
  assert.deepEqual(parseTrace(trace).blocks[0], { role: 'heading', text: 'แบบ "ก"' });
  assert.deepEqual(arrange(parseTrace(trace)), [
    { parts: [{ block: 0, beside: false, lines: ['แบบ "ก"'] }, { block: 1, beside: true, lines: ['ยาว '] }, { block: 2, beside: true, lines: ['95'] }], furniture: ['หน้า 1/2'] },
    { parts: [{ block: 1, beside: false, lines: ['มาก'] }], furniture: [] },
  ]);
});

test('a block that is more than its lines is refused', () => {
  assert.throws(() => arrange(parseTrace(trace.replace('"มาก"', '"มา"'))), /block 1 is not the sum/);
});
