// Checklist 7B, บันทึกข้อความ.

import { differs, each, line, off, outside, pairs, quoted, unless } from './checking.mjs';
import { emblemBox } from './common_page.mjs';
import { centre, gaiHeights } from './letter.mjs';
import { pt } from './measure.mjs';
import { bare, withDigits } from './wanted.mjs';

const right = 190;

const emblemSize = async (letter) => {
  if (letter.input.emblem === 'preprinted') return [];
  const box = await emblemBox(letter);
  return box
    ? [...off('emblem height', box.y1 - box.y0, 15, 0.3), ...off('emblem width', box.x1 - box.x0, 13.7, 0.4)]
    : ['there is no emblem'];
};

const emblemPlace = async (letter) => {
  if (letter.input.emblem === 'preprinted') return [];
  const box = await emblemBox(letter);
  return box ? [...off('emblem left edge', box.x0, 30, 0.7), ...off('emblem top edge', box.y0, 15, 1)] : ['there is no emblem'];
};

const titles = ({ pages }) =>
  pages.flatMap(({ segments }) => segments).filter(({ text, size }) => text.includes('บันทึกข้อความ') && size > 16);

const title = async (letter) => {
  const found = titles(letter);
  if (found.length !== 1) return [`“บันทึกข้อความ” stands ${found.length} times, wanted once`];
  return [
    ...unless(found[0].bold, 'the title is not bold'),
    ...(await gaiHeights(letter, found[0])).flatMap((height) => off('ก of the title', height, 4.16, 0.1)),
    ...outside('centre of the title', centre(found[0]), 104, 112),
  ];
};

const titlePlace = async (letter) => {
  if (!letter.title) return ['there is no title'];
  const box = await emblemBox(letter);
  return [
    ...off('baseline of the title', letter.title.baseline, 27.9, 1.5),
    ...outside('room between emblem and title', letter.title.x0 - (box?.x1 ?? 30), 10, 100),
  ];
};

// The bold part of a header line and what follows it.
const parted = (segment) => {
  const inked = segment.glyphs.filter(({ text }) => text.trim());
  return { label: inked.filter(({ bold }) => bold), content: inked.filter(({ bold }) => !bold) };
};
const textOf = (glyphs) => glyphs.map(({ text }) => text).join('');

const labels = (letter) => [
  { segment: letter.office[0], text: 'ส่วนราชการ', x: 30, tolerance: 0.7 },
  { segment: letter.number, text: 'ที่', x: 30, tolerance: 0.7 },
  { segment: letter.date[0], text: 'วันที่', x: 110, tolerance: 2 },
  { segment: letter.subject[0], text: 'เรื่อง', x: 30, tolerance: 0.7 },
];

const labelLook = (letter) =>
  each(labels(letter), async ({ segment, text, x, tolerance }) => {
    if (!segment) return [`there is no ${text}`];
    const { label } = parted(segment);
    const heights = await gaiHeights(letter, { ...segment, glyphs: segment.glyphs.filter(({ bold }) => bold) });
    return [
      ...differs('label', textOf(label), text),
      ...off(`${text}: left edge`, segment.x0, x, tolerance),
      ...heights.flatMap((height) => off(`ก of ${text}`, height, 2.87, 0.1)),
      ...label.slice(0, 1).flatMap(({ size }) => off(`size of ${text}`, letter.points({ size }), 20, 0.5, 'pt')),
    ];
  });

const contentLook = (letter) =>
  each(
    labels(letter).filter(({ segment }) => segment),
    ({ segment, text }) => {
      const { label, content } = parted(segment);
      return content
        .flatMap(({ size, baseline }) => [
          ...off(`size of what follows ${text}`, letter.points({ size }), 16, 0.05, 'pt'),
          ...off(`its baseline against the label's`, pt(baseline), pt(label[0]?.baseline ?? 0), 0.3, 'pt'),
        ])
        .slice(0, 2);
    },
  );

const headerBaselines = (letter) => {
  const found = [letter.office[0], letter.number, letter.subject[0]];
  return [
    ...found.flatMap((segment, i) => off(`baseline of ${quoted(segment)}`, segment.baseline, [37.6, 46.9, 56.1][i], 1)),
    ...pairs(found).flatMap(([a, b]) => off(`pitch under ${quoted(a)}`, b.baseline - a.baseline, 9.25, 0.4)),
  ];
};

// The rows of dots under a line's baseline.
const dotsUnder = (letter, { page, baseline }) =>
  letter.pages[page - 1].shapes.filter(({ dotted, y0, y1 }) => dotted && y1 - y0 < 0.1 && y0 > baseline - 1 && y0 < baseline + 2);

// Where the ink of a row of dots ends, and how many dots it has.
async function drawnDots(letter, page, { x0, x1, y0 }) {
  const ink = await letter.ink(page);
  const band = { x0: x0 - 1, x1: Math.min(x1 + 4, 200), y0: y0 - 0.12, y1: y0 + 0.12 };
  return { box: ink.box(band), ...ink.stretches(band) };
}

const dots = (letter) =>
  each(
    labels(letter).filter(({ segment }) => segment),
    async ({ segment, text }) => {
      const after = parted(segment).label.at(-1)?.end ?? segment.x0;
      const row = dotsUnder(letter, segment).find(({ x0 }) => Math.abs(x0 - after) < 4);
      if (!row) return [`no dots after ${text}`];
      const { box, most } = await drawnDots(letter, segment.page, row);
      return [
        ...unless(most > (row.x1 - row.x0) / 2, `the dots after ${text}: measured ${most} in ${(row.x1 - row.x0).toFixed(0)} mm`),
        ...(text === 'ที่'
          ? outside('end of the dots after ที่', box.x1, 80, letter.date[0]?.x0 ?? 110)
          : outside(`end of the dots after ${text}`, box.x1, right - 1, right + 1)),
      ];
    },
  );

// From under the title to above the body no row of the picture has a long stretch of ink.
const noRule = async (letter) => {
  const ink = await letter.ink(1);
  const { longest } = ink.stretches({
    x0: 25,
    x1: 195,
    y0: letter.office[0].baseline - 5,
    y1: letter.parts[0].lines[0].page === 1 ? letter.parts[0].lines[0].baseline : 277,
  });
  return outside('longest stretch of ink in the header', longest, 0, 6);
};

const dotDepth = (letter) =>
  each(
    [
      ...labels(letter)
        .map(({ segment }) => segment)
        .filter(Boolean),
      ...letter.subject.slice(1),
      ...letter.office.slice(1),
    ],
    (segment) =>
      dotsUnder(letter, segment).flatMap(({ y0 }) =>
        outside(`dots under ${quoted(segment)}, from its baseline`, pt(y0 - segment.baseline) - 0.3, 1, 5, 'pt'),
      ),
  );

// Single spacing from a line of `above` points to one of 16, baseline to baseline: TH SarabunPSK
// has 0.44 em of its 1.31 em below the baseline.
const spacing = (above) => 0.44 * above + 0.87 * 16;

const addressee = (letter) => {
  const [first] = letter.to;
  const { salutation } = letter.input;
  const above = letter.subject.at(-1);
  const rest = first.glyphs.filter(({ text }) => text.trim())[salutation.length];
  const end = first.glyphs.filter(({ text }) => text.trim())[salutation.length - 1].end;
  return [
    ...unless(!first.bold, `${salutation} is bold`),
    ...off(`size of ${salutation}`, letter.points(first), 16, 0.05, 'pt'),
    ...off(`${salutation}: left edge`, first.x0, 30, 0.5),
    ...off(`${salutation} under เรื่อง`, pt(first.baseline - above.baseline), spacing(letter.points(above)) + 6, 1, 'pt'),
    ...(rest ? outside('room after it', pt(rest.x - end), 5, 10, 'pt') : []),
    ...letter.to.slice(1).flatMap((segment) => off(`second line of the addressee`, segment.x0, rest?.x ?? 0, 0.5)),
    ...unless(dotsUnder(letter, first).length === 0, `${salutation} has dots`),
  ];
};

const longSubject = (letter) => {
  const [first, ...more] = letter.subject;
  const from = parted(first).content[0]?.x ?? 0;
  return more.flatMap((segment) => [
    ...off(`${quoted(segment)}: left edge against the subject's`, segment.x0, from, 0.5),
    ...unless(!segment.bold, `${quoted(segment)} is bold`),
    ...unless(
      dotsUnder(letter, segment).some(({ x1 }) => Math.abs(x1 - right) < 1),
      `${quoted(segment)} has no dots to 190 mm`,
    ),
  ]);
};

const never =
  (pattern) =>
  ({ pages }) =>
    pages
      .flatMap(({ segments }) => segments)
      .filter(({ text }) => pattern.test(text))
      .map((segment) => `${quoted(segment)} is printed`);

const inBody = (letter) => {
  const { references = [], enclosures = [], digits } = letter.input;
  const body = bare(letter.bodyLines.map(({ text }) => text).join(''));
  const missing = [...references.map(({ number }) => number), ...enclosures.map(({ name }) => name)].filter(
    (text) => !body.includes(bare(withDigits(text, digits))),
  );
  return [...never(/^(อ้างถึง|สิ่งที่ส่งมาด้วย)/)(letter), ...missing.map((text) => `the body does not name “${text}”`)];
};

const order = (letter) => {
  const found = [
    letter.title,
    letter.office[0],
    letter.number,
    letter.date[0],
    letter.subject[0],
    letter.to[0],
    ...letter.bodyLines,
    letter.name,
    ...letter.position,
  ];
  if (found.includes(undefined))
    return [`of title, ส่วนราชการ, ที่, วันที่, เรื่อง, ${letter.input.salutation} number ${found.indexOf(undefined) + 1} is missing`];
  const height = ({ page, baseline, x0 }) => page * 1000 + Math.round(baseline) + x0 / 1000;
  return pairs(found)
    .filter(([a, b]) => height(b) <= height(a))
    .map(([a, b]) => `${quoted(b)} stands before ${quoted(a)}`);
};

const phones = (letter) => [
  ...((letter.input.sender.phones ?? []).length
    ? unless(/โทร\. ?[๐-๙0-9]/.test(letter.office.map(({ text }) => text).join(' ')), 'no “โทร.” in the line of ส่วนราชการ')
    : []),
  ...unless(letter.foot.length === 0, `at the foot stands ${letter.foot.map(quoted)}`),
];

const nameUnderBody = ({ name, lastBodyLine: last }) =>
  name.page === last.page
    ? outside('name under the last line of the body', pt(name.baseline - last.baseline), 83, 86, 'pt')
    : [`the name is on page ${name.page}, the body's end on page ${last.page}`];

const signature = ({ name, position }) =>
  [name, ...position].flatMap((segment) => [
    ...outside(`centre of ${quoted(segment)}`, centre(segment), 137, 146),
    ...outside(`right end of ${quoted(segment)}`, segment.x1, 0, right),
  ]);

const close = ({ parts }) =>
  unless(parts.at(-1).text.startsWith('จึงเรียนมาเพื่อ'), `the last part begins “${parts.at(-1).text.slice(0, 20)}”`);

const only = ['memo'];
export const memoLines = [
  line('7B-36', 'M', 'the emblem is 15 mm high', emblemSize, only),
  line('7B-37', 'M', 'the emblem stands at 30, 15 mm', emblemPlace, only),
  line('7B-38', 'M', 'บันทึกข้อความ once, bold 29 pt, in the middle', title, only),
  line('7B-39', 'S', 'the title at 27.9 mm, clear of the emblem', titlePlace, only),
  line('7B-40', 'M', 'labels bold 20 pt, at 30 and 110 mm', labelLook, only),
  line('7B-41', 'M', "contents regular 16 pt, on the labels' baselines", contentLook, only),
  line('7B-42', 'S', 'header baselines at 37.6, 46.9, 56.1 mm', headerBaselines, only),
  line('7B-43', 'M', 'dots after each label, to 190 mm', dots, only),
  line('7B-44', 'M', 'no solid rule', noRule, only),
  line('7B-45', 'S', 'dots cut no letters', dotDepth, only),
  line('7B-46', 'M', 'เรียน regular 16 pt, at 30 mm, 6 pt under เรื่อง, no dots', addressee, only),
  line('7B-47', 'M', 'a long subject goes on under the subject, with dots', longSubject, only),
  line('7B-48', 'M', 'no คำลงท้าย', never(/ขอแสดงความนับถือ/), only),
  line('7B-49', 'M', 'no headings อ้างถึง, สิ่งที่ส่งมาด้วย; what is given stands in the body', inBody, only),
  line('7B-50', 'M', 'the order of the fields', order, only),
  line('7B-51', 'S', 'the phone in the line of ส่วนราชการ', phones, only),
  line('7B-52', 'M', 'the name 4 pitches under the body', nameUnderBody, only),
  line('7B-53', 'S', 'name and position centred at 137 to 146 mm', signature, only),
  line('7B-54', 'S', 'the last part is จึงเรียนมาเพื่อ…', close, only),
];
