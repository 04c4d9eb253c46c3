// Checklist 7C, หนังสือภายนอก.

import { differs, each, line, off, outside, pairs, quoted, unless } from './checking.mjs';
import { emblemBox, pitch } from './common_page.mjs';
import { centre } from './letter.mjs';
import { pt } from './measure.mjs';
import { bare, withDigits } from './wanted.mjs';

const left = 30;
const right = 190;

const emblem = async (letter) => {
  if (letter.input.emblem === 'preprinted') return [];
  const box = await emblemBox(letter);
  return box
    ? [
        ...off('emblem height', box.y1 - box.y0, 30, 0.5),
        ...off('emblem width', box.x1 - box.x0, 27.5, 0.6),
        ...outside('centre of the emblem', centre(box), 104, 111),
        ...off('emblem top edge', box.y0, 15, 1),
      ]
    : ['there is no emblem'];
};

const regular16 = (letter, segment) => [
  ...unless(!segment.glyphs.some(({ bold }) => bold), `${quoted(segment)} is bold`),
  ...off(`size of ${quoted(segment)}`, letter.points(segment), 16, 0.05, 'pt'),
];

const number = (letter) =>
  letter.number
    ? [
        ...off('ที่: left edge', letter.number.x0, left, 0.5),
        ...outside('ที่: baseline', letter.number.baseline, 40, 53),
        ...regular16(letter, letter.number),
      ]
    : ['there is no ที่'];

const sender = ({ office, number: first }) => [
  ...outside('left edge of the sender', office[0].x0, 130, 140),
  ...off('its baseline against that of ที่', pt(office[0].baseline), pt(first.baseline), 0.5, 'pt'),
  ...office
    .slice(1)
    .flatMap((segment) => off(`${quoted(segment)}: left edge against the sender's`, segment.x0, office[0].x0, 0.3)),
  ...pairs(office).flatMap(([a, b]) => outside(`pitch under ${quoted(a)}`, pt(b.baseline - a.baseline), 20.8, 21.4, 'pt')),
  ...office.flatMap((segment) => outside(`right end of ${quoted(segment)}`, segment.x1, 0, right)),
];

const isOpen = (date) => /^\d{4}-\d{2}$/.test(date ?? '');

const date = ({ date: [segment], office, input }) => {
  if (!segment) return differs('date', input.date ?? null, null);
  return [
    ...unless(!/วันที่|พ\.ศ\./.test(segment.text), `the date reads ${quoted(segment)}`),
    ...outside('left edge of the date', segment.x0, 105, isOpen(input.date) ? 140 : 122),
    ...off('date under the sender', pt(segment.baseline - office.at(-1).baseline), pitch + 6, 0.5, 'pt'),
  ];
};

// The heading lines as groups, one a label: เรื่อง, the salutation, อ้างถึง, สิ่งที่ส่งมาด้วย.
function headingGroups(letter) {
  const groups = [letter.subject, [...letter.to, ...letter.through.flat()]];
  for (const segment of letter.headings) {
    if (/^(อ้างถึง|สิ่งที่ส่งมาด้วย)/.test(bare(segment.text))) groups.push([segment]);
    else groups.at(-1).push(segment);
  }
  return groups;
}

const headings = (letter) =>
  each(headingGroups(letter), (group, i, groups = headingGroups(letter)) => {
    const above = i === 0 ? (letter.date[0] ?? letter.office.at(-1)) : groups[i - 1].at(-1);
    const wanted =
      i === 0 && !letter.date[0]
        ? []
        : off(`${quoted(group[0])} under ${quoted(above)}`, pt(group[0].baseline - above.baseline), pitch + 6, 0.5, 'pt');
    return [
      ...off(`${quoted(group[0])}: left edge`, group[0].x0, left, 0.5),
      ...group.flatMap((segment) => regular16(letter, segment)),
      ...wanted,
      ...unless(!/^(เรื่อง|เรียน|กราบเรียน|อ้างถึง|สิ่งที่ส่งมาด้วย)\s*:/.test(group[0].text), `${quoted(group[0])} has a colon`),
    ];
  });

const labelsOf = (letter) =>
  headingGroups(letter)
    .slice(2)
    .map(([{ text }]) => bare(text).match(/^(อ้างถึง|สิ่งที่ส่งมาด้วย)/)?.[1]);

const headingsGiven = (letter) => {
  const { references = [], enclosures = [] } = letter.input;
  const wanted = [...(references.length ? ['อ้างถึง'] : []), ...(enclosures.length ? ['สิ่งที่ส่งมาด้วย'] : [])];
  return differs('headings after the salutation', [...new Set(labelsOf(letter))].join(' '), wanted.join(' '));
};

// The segments that stand on one baseline as {text, glyphs}, one glyph a character, no spaces.
function rowsOf(segments) {
  const rows = [];
  for (const { page, baseline, glyphs } of segments) {
    const inked = glyphs.filter(({ text }) => text.trim());
    const row = rows.find((other) => other.page === page && Math.abs(other.baseline - baseline) < 0.5);
    if (row) row.glyphs.push(...inked);
    else rows.push({ page, baseline, glyphs: inked });
  }
  return rows.map((row) => ({ ...row, text: row.glyphs.map(({ text }) => text).join('') }));
}

const sameEdge = (what, glyphs) =>
  glyphs.slice(1).flatMap(({ x }, i) => off(`${what} ${i + 2} against the first's`, x, glyphs[0].x, 0.5));

const enclosures = (letter) => {
  const given = letter.input.enclosures ?? [];
  if (given.length < 2) return [];
  const label = 'สิ่งที่ส่งมาด้วย';
  const rows = rowsOf(letter.headings.slice(letter.headings.findIndex(({ text }) => bare(text).startsWith(label))));
  const numbered = rows.map((row) => ({ ...row, head: row.text.match(/^(สิ่งที่ส่งมาด้วย)?([๐-๙0-9]+)\./) }));
  const items = numbered.filter(({ head }) => head);
  const names = items.map(({ glyphs, head }) => glyphs[head[0].length]);
  const amounts = rows
    .filter(({ text }) => /จำนวน[๐-๙0-9]/.test(text))
    .map(({ text, glyphs }) => glyphs[text.lastIndexOf('จำนวน')]);
  return [
    ...differs(
      'numbers',
      items.map(({ head }) => head[2]).join(' '),
      given.map((_, i) => withDigits(String(i + 1), letter.input.digits)).join(' '),
    ),
    ...sameEdge(
      'number',
      items.map(({ glyphs, head }) => glyphs[head[0].length - head[2].length - 1]),
    ),
    ...sameEdge('name', names),
    ...numbered
      .filter(({ head }) => !head)
      .flatMap(({ text, glyphs }) =>
        off(`“${text.slice(0, 20)}…”: left edge against the name's`, glyphs[0].x, names[0]?.x ?? 0, 0.5),
      ),
    ...differs('amounts', amounts.length, given.filter(({ amount }) => amount).length),
    ...sameEdge('amount', amounts),
  ];
};

const closing = ({ closing: found, lastBodyLine: last, date: [day], input }) => {
  if (!found) return ['there is no คำลงท้าย'];
  return [
    ...unless(/^ขอแสดงความนับถือ(อย่างยิ่ง)?$/.test(found.text), `it reads ${quoted(found)}`),
    ...(found.page === last.page
      ? off('คำลงท้าย under the body', pt(found.baseline - last.baseline), pitch + 12, 1, 'pt')
      : [`it is on page ${found.page}, the body's end on page ${last.page}`]),
    ...(day && !isOpen(input.date) ? off("its left edge against the date's", found.x0, day.x0, 2) : []),
  ];
};

const nameUnderClosing = ({ name, closing: above }) =>
  above && name.page === above.page
    ? outside('name under คำลงท้าย', pt(name.baseline - above.baseline), 83, 86, 'pt')
    : ['name and คำลงท้าย stand on two pages'];

const signature = ({ name, position, closing: above }) =>
  [name, ...position].flatMap((segment) =>
    Math.abs(segment.x1 - right) < 1 && centre(segment) < centre(above)
      ? []
      : [
          ...off(`centre of ${quoted(segment)} against that of คำลงท้าย`, centre(segment), centre(above), 1.5),
          ...outside(`right end of ${quoted(segment)}`, segment.x1, 0, right),
        ],
  );

const officeBlock = (letter) => {
  const { unit, phones = [], fax, email } = letter.input.sender;
  const wanted = [unit, phones.length && /^โทร\./, fax && /^โทรสาร/, email && /@/].filter(Boolean);
  const last = letter.position.at(-1) ?? letter.name;
  const [first] = letter.foot;
  if (wanted.length === 0) return unless(letter.foot.length === 0, `there is ${letter.foot.map(quoted)}`);
  return [
    ...wanted.flatMap((part, i) =>
      unless(
        letter.foot.some(({ text }) => (part instanceof RegExp ? part.test(text) : text.includes(part))),
        `the office block lacks its part ${i + 1}: ${part}`,
      ),
    ),
    ...letter.foot.flatMap((segment) => [
      ...off(`${quoted(segment)}: left edge`, segment.x0, left, 0.5),
      ...regular16(letter, segment),
    ]),
    ...(first && first.page === last.page
      ? outside('office block under the position', pt(first.baseline - last.baseline), 4 * pitch - 1, 600, 'pt')
      : []),
  ];
};

const copies = (letter) => {
  const given = letter.input.copies ?? [];
  if (given.length === 0)
    return unless(letter.copies.length === 0, `no copies are given, and ${letter.copies.map(quoted)} is printed`);
  const missing = given.filter((name) => !bare(letter.copies.map(({ text }) => text).join('')).includes(bare(name)));
  return [
    ...unless(letter.copies[0]?.text.startsWith('สำเนาส่ง'), 'no “สำเนาส่ง”'),
    ...missing.map((name) => `the copies lack “${name}”`),
    ...letter.copies.slice(0, 1).flatMap(({ x0 }) => off('สำเนาส่ง: left edge', x0, left, 0.5)),
  ];
};

const order = (letter) => {
  const found = [
    letter.number,
    ...letter.office,
    ...letter.date,
    ...letter.subject,
    ...letter.to,
    ...letter.headings,
    ...letter.bodyLines,
    letter.closing,
    letter.name,
    ...letter.position,
    ...letter.foot,
    ...letter.copies,
  ];
  if (found.includes(undefined)) return [`of the fields, number ${found.indexOf(undefined) + 1} is missing`];
  const height = ({ page, baseline, x0 }) => page * 1000 + Math.round(baseline) + x0 / 1000;
  return pairs(found)
    .filter(([a, b]) => height(b) <= height(a))
    .map(([a, b]) => `${quoted(b)} stands before ${quoted(a)}`);
};

// The offices that are addressed with กราบเรียน (appendix 2 of the regulation).
const highest =
  /^(ประธานองคมนตรี|นายกรัฐมนตรี|ประธานรัฐสภา|ประธานสภาผู้แทนราษฎร|ประธานวุฒิสภา|ประธานศาล|รัฐบุรุษ|ประธานกรรมการการเลือกตั้ง|ประธานผู้ตรวจการแผ่นดิน|ประธานกรรมการป้องกัน|ประธานกรรมการสิทธิมนุษยชน|ประธานกรรมการตรวจเงินแผ่นดิน|อัยการสูงสุด)/;

const highestForms = ({ input, closing: found }) => [
  ...differs('กราบเรียน with ขอแสดงความนับถืออย่างยิ่ง', found?.text === 'ขอแสดงความนับถืออย่างยิ่ง', input.salutation === 'กราบเรียน'),
  ...unless(input.salutation !== 'กราบเรียน' || highest.test(input.to), `กราบเรียน ${input.to}`),
];

const only = ['external-letter'];
export const externalLines = [
  line('7C-55', 'M', 'the emblem is 30 mm high, in the middle', emblem, only),
  line('7C-56', 'M', "ที่ at 30 mm, level with the emblem's feet", number, only),
  line('7C-57', 'S', 'the sender at 130 to 140 mm, level with ที่', sender, only),
  line('7C-58', 'M', 'the date below the address, at 105 to 122 mm', date, only),
  line('7C-59', 'M', 'headings at 30 mm, a pitch and 6 pt apart', headings, only),
  line('7C-60', 'M', 'อ้างถึง and สิ่งที่ส่งมาด้วย only when given', headingsGiven, only),
  line('7C-61', 'S', 'several enclosures numbered, amounts aligned', enclosures, only),
  line('7C-62', 'M', "คำลงท้าย 12 pt under the body, at the date's edge", closing, only),
  line('7C-63', 'M', 'the name 4 pitches under คำลงท้าย', nameUnderClosing, only),
  line('7C-64', 'S', 'name and position centred under คำลงท้าย', signature, only),
  line('7C-65', 'M', 'the office block at 30 mm, 3 lines below', officeBlock, only),
  line('7C-66', 'S', 'สำเนาส่ง only when given', copies, only),
  line('7C-67', 'M', 'the order of the fields', order, only),
  line('7C-68', 'M', 'กราบเรียน and อย่างยิ่ง only together', highestForms, only),
];
