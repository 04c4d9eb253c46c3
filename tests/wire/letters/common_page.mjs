// Checklist 7A, what the page looks like: paper, ink, type, pitch, marks, emblem.

import { centre, gaiHeights } from './letter.mjs';
import { differs, each, line, off, outside, pairs, quoted, unless } from './checking.mjs';
import { mm, pt } from './measure.mjs';
import { withDigits } from './wanted.mjs';

const left = 30;
const right = 190;
export const pitch = 20.96; // Single spacing of TH SarabunPSK 16 pt, in points.

const paper = async ({ pages, facts }) => [
  ...differs('rotation', facts['Page rot'], '0'),
  ...(await each(pages, ({ number, width, height }) => [
    ...off(`page ${number}'s width`, width, 595.28, 0.5, 'pt'),
    ...off(`page ${number}'s height`, height, 841.89, 0.5, 'pt'),
  ])),
];

const sideMargins = (letter) =>
  each(letter.pages, async ({ number }) => {
    const box = (await letter.blackInk(number)).box({});
    if (!box) return [`page ${number} is blank`];
    return [
      ...outside(`page ${number}'s leftmost ink`, box.x0, left - 0.5, 210),
      ...outside(`page ${number}'s rightmost ink`, box.x1, 0, right + 0.5),
    ];
  });

const oneFamily = ({ fonts }) => [
  ...unless(
    new Set(fonts.map(({ family }) => family)).size === 1,
    `families: ${fonts.map(({ family }) => family).join(', ')}; wanted one`,
  ),
  ...fonts.filter(({ embedded, subset }) => !embedded || !subset).map(({ name }) => `${name} is not embedded as a subset`),
];

const bodySize = async (letter) => [
  ...(await each(letter.bodyLines, async (segment) => [
    ...(await gaiHeights(letter, segment)).flatMap((height) => off(`ก in ${quoted(segment)}`, height, 2.26, 0.05)),
    ...segment.glyphs
      .filter(({ size, bold, text }) => text.trim() && (bold || size !== letter.bodySize))
      .slice(0, 1)
      .map(
        ({ size, text, bold }) =>
          `${text} in ${quoted(segment)}: measured ${size} pt${bold ? ' bold' : ''} as set, wanted ${letter.bodySize} pt regular`,
      ),
  ])),
  ...unless(
    letter.bodyLines.some(({ text }) => text.includes('ก')),
    'the body has no ก to measure',
  ),
];

const bodyPitch = ({ parts }) =>
  each(parts, ({ lines }) => {
    const steps = pairs(lines)
      .filter(([a, b]) => a.page === b.page)
      .map(([a, b]) => ({ after: a, step: pt(b.baseline - a.baseline) }));
    return [
      ...steps.flatMap(({ after, step }) => outside(`pitch under ${quoted(after)}`, step, 20.8, 21.4, 'pt')),
      ...steps
        .slice(1)
        .flatMap(({ after, step }) =>
          off(`pitch under ${quoted(after)}, against the paragraph's first`, step, steps[0].step, 0.1, 'pt'),
        ),
    ];
  });

const indents = ({ parts }) =>
  each(parts, ({ lines }) =>
    lines.flatMap((segment, i) =>
      i === 0 ? off(`first line ${quoted(segment)}`, segment.x0, 55, 0.5) : off(`line ${quoted(segment)}`, segment.x0, left, 0.3),
    ),
  );

const partDistance = ({ parts }) =>
  each(pairs(parts), ([above, below]) => {
    const [a, b] = [above.lines.at(-1), below.lines[0]];
    return a.page === b.page
      ? off(
          `baselines between ${quoted(a)} and ${quoted(b)}`,
          pt(b.baseline - a.baseline),
          isItem(below) ? pitch : pitch + 6,
          0.5,
          'pt',
        )
      : [];
  });

// A numbered item of a list that the form adds: inside one part.
const isItem = ({ added, text }) => added && /^[๐-๙]+\. /.test(text);

const colours = ({ pages, marks }) =>
  each(pages, ({ number, runs, shapes, segments }) => [
    ...runs
      .filter(({ black, red }) => !black && !red)
      .map(({ glyphs }) => `page ${number}: “${glyphs[0].text}…” is neither black nor red`),
    ...shapes
      .filter(({ black, kind }) => !black && kind.endsWith('path'))
      .map(({ kind }) => `page ${number}: a ${kind} is not black`),
    ...segments.filter((segment) => segment.red && !marks.includes(segment)).map((segment) => `${quoted(segment)} is red`),
  ]);

const bottomMargin = (letter) =>
  each(letter.pages, async ({ number }) => {
    const rest = await letter.blackInk(number, { copy: true });
    for (const { page, baseline } of letter.cues) if (page === number) rest.erase({ y0: baseline - mm(pitch) });
    const whole = (await letter.ink(number)).box({});
    return [
      ...outside(`page ${number}'s lowest ink`, rest.box({})?.y1 ?? 0, 0, 277),
      ...outside(`page ${number}'s lowest ink, marks included`, whole.y1, 0, 287),
    ];
  });

// Ink leads from under one line's letters to the lower half of what stands on the next line's only
// where the two touch: the first depth is above every mark below a letter, the second
// below the top of every lone mark above one. In TH Sarabun em.
const linesTouch = (letter) =>
  each(letter.pages, async ({ number, segments, shapes }) => {
    const ink = await letter.blackInk(number, { copy: true });
    for (const { x0, x1, y0, y1 } of shapes.filter(({ dotted }) => !dotted))
      ink.erase({ x0: x0 - 0.5, x1: x1 + 0.5, y0: y0 - 0.5, y1: y1 + 0.5 });
    const black = segments.filter((segment) => !segment.red && segment !== letter.placeholder);
    return each(neighbours(black), ([a, b]) => {
      const area = {
        x0: Math.max(a.x0, b.x0) - 1,
        x1: Math.min(a.x1, b.x1) + 1,
        y0: a.baseline + 0.12 * mm(letter.points(a)),
        y1: b.baseline - 0.72 * mm(letter.points(b)),
      };
      const touch = area.y1 <= area.y0 || ink.reachesThrough(area);
      return unless(!touch, `page ${number}: ink joins ${quoted(a)} and ${quoted(b)}`);
    });
  });

// Pairs of segments of which one stands somewhere above the other, less than two lines of a title.
const neighbours = (segments) =>
  segments.flatMap((a) =>
    segments
      .filter((b) => b.baseline > a.baseline + 1 && b.baseline < a.baseline + 20 && b.x0 < a.x1 && a.x0 < b.x1)
      .map((b) => [a, b]),
  );

const numbered = ({ pages, pageNumbers, input }) =>
  each(pages.slice(1), ({ number }) => {
    const found = pageNumbers.filter(({ page }) => page === number);
    if (found.length !== 1) return [`page ${number} has ${found.length} page numbers, wanted one`];
    const [segment] = found;
    return [
      ...differs(`page ${number}'s number`, segment.text, `- ${withDigits(String(number), input.digits)} -`),
      ...outside('its centre', centre(segment), 104, 111),
      ...outside('its baseline', segment.baseline, 25, 33),
    ];
  });

const urgencyWords = /^(ด่วนที่สุด|ด่วนมาก|ด่วน|ด่วนภายใน .+)$/;

// A mark stands clear of all that is black: in the box of its ink there is none.
const clear = (letter, found) =>
  each(found, async (mark) => {
    const black = await letter.blackInk(mark.page);
    const red = (await letter.ink(mark.page)).without(black);
    const size = mm(letter.points(mark));
    const box = red.box({ x0: mark.x0 - 1, x1: mark.x1 + 1, y0: mark.baseline - size, y1: mark.baseline + 0.4 * size });
    const under = box && black.box(box);
    return unless(
      !under,
      `${quoted(mark)} on page ${mark.page} stands on black ink at (${under?.x0.toFixed(1)}, ${under?.y0.toFixed(1)}) mm`,
    );
  });

async function urgency(letter) {
  const found = letter.marks.filter(({ text }) => !text.startsWith('ลับ'));
  if (!letter.input.urgency) return unless(found.length === 0, `no urgency is given, and ${found.map(quoted)} is printed`);
  const text = found.map((segment) => segment.text).join(' ');
  return [
    ...unless(urgencyWords.test(text), `urgency reads “${text}”`),
    ...found.flatMap((segment) => [
      ...unless(segment.bold, `${quoted(segment)} is not bold`),
      ...outside(`size of ${quoted(segment)}`, letter.points(segment), 32, 40, 'pt'),
      ...differs('its page', segment.page, 1),
    ]),
    ...(await clear(letter, found)),
  ];
}

const secrecy = (letter) =>
  each(letter.pages, async ({ number }) => {
    const found = letter.marks.filter(({ text, page }) => page === number && text.startsWith('ลับ'));
    const { secrecy: given } = letter.input;
    if (!given) return unless(found.length === 0, `no secrecy is given, and ${found.map(quoted)} is printed`);
    if (found.length !== 2) return [`page ${number} has ${found.length} secrecy marks, wanted two`];
    const faults = found.flatMap((mark, i) => [
      ...differs('secrecy', mark.text, given),
      ...outside(`centre of the ${i ? 'lower' : 'upper'} mark on page ${number}`, centre(mark), 103, 112),
      ...outside('its baseline', mark.baseline, i ? 260 : 0, i ? 297 : 30),
    ]);
    return [...faults, ...(await clear(letter, found))];
  });

// The emblem's ink alone: words that stand in its area (a placeholder's are its own) are no part of it.
export async function emblemBox(letter) {
  const ink = await letter.blackInk(1, { copy: true });
  const words = letter.pages[0].segments.filter(
    (segment) => !segment.red && segment.baseline < 60 && segment !== letter.placeholder,
  );
  for (const { x0, x1, baseline, size } of words)
    ink.erase({ x0: x0 - 0.5, x1: x1 + 0.5, y0: baseline - mm(size) * 1.3, y1: baseline + mm(size) * 0.5 });
  return ink.box(letter.emblemArea);
}

async function emblem(letter) {
  if (letter.input.emblem === 'preprinted') return [];
  const box = await emblemBox(letter);
  if (!box) return ['there is no emblem'];
  const inside = letter.pages[0].shapes.filter(
    ({ x0, x1, y0, y1 }) => x0 > box.x0 - 1 && x1 < box.x1 + 1 && y0 > box.y0 - 1 && y1 < box.y1 + 1,
  );
  return [
    ...outside('width to height', (box.x1 - box.x0) / (box.y1 - box.y0), 0.9, 0.93, ''),
    ...unless(inside.length > 0, 'no path is drawn there'),
    ...inside
      .filter(({ black, kind }) => !black || kind.includes('image'))
      .map(({ kind }) => `the emblem has a ${kind} that is no black path`),
  ];
}

// Paths outside the emblem: only rows of dots. No pictures, no shades, no words of the form's own.
const nothingElse = (letter) => {
  const { x0, y0, x1, y1 } = letter.emblemArea;
  const strays = letter.strays.map((segment) => `${quoted(segment)} is none of the letter's texts`);
  return each(letter.pages, ({ number, shapes }) => [
    ...(number === 1 ? strays : []),
    ...shapes
      .filter(
        (shape) =>
          !(shape.dotted && letter.template === 'memo') &&
          !(number === 1 && shape.x0 > x0 && shape.x1 < x1 && shape.y0 > y0 && shape.y1 < y1),
      )
      .map(
        (shape) =>
          `page ${number}: a ${shape.kind} from (${shape.x0.toFixed(1)}, ${shape.y0.toFixed(1)}) to (${shape.x1.toFixed(1)}, ${shape.y1.toFixed(1)}) mm`,
      ),
  ]);
};

export const pageLines = [
  line('7A-1', 'M', 'every page is A4, upright', paper),
  line('7A-2', 'M', 'no ink left of 30 or right of 190 mm', sideMargins),
  line('7A-3', 'M', 'one family, embedded as subsets', oneFamily),
  line('7A-4', 'M', 'ก is 2.26 mm high in the body', bodySize),
  line('7A-5', 'M', "the body's pitch is that of single spacing, and constant", bodyPitch),
  line('7A-6', 'M', 'first lines at 55 mm, others at 30 mm', indents),
  line('7A-7', 'M', 'body parts stand a pitch and 6 pt apart', partDistance),
  line('7A-8', 'M', 'text is black, red only in marks', colours),
  line('7A-9', 'S', 'no ink below 277 mm', bottomMargin),
  line('7A-10', 'M', 'lines never touch', linesTouch),
  line('7A-21', 'M', 'page 1 has no number', ({ pageNumbers }) =>
    pageNumbers.filter(({ page }) => page === 1).map((segment) => `page 1 has ${quoted(segment)}`),
  ),
  line('7A-22', 'M', 'page 2 and on are numbered at the top', numbered),
  line('7A-28', 'M', 'urgency in red and bold, 32 pt, or absent', urgency),
  line('7A-29', 'M', 'secrecy at top and bottom of every page, or absent', secrecy),
  line('7A-30', 'M', 'the emblem is black paths in its proportions', emblem),
  line('7A-35', 'D', 'nothing else is drawn', nothingElse),
];
