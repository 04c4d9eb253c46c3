// Checklist 7A, where lines and pages end, and how lines are stretched.

import { each, line, off, outside, pairs, quoted, unless } from './checking.mjs';
import { marks, pt } from './measure.mjs';
import { bare, months, withDigits } from './wanted.mjs';

const wrapped = (letter) => [letter.subject, letter.to, ...letter.parts.map(({ lines }) => lines)];

const lineEnds = (letter) =>
  wrapped(letter).flatMap((segments) =>
    pairs(segments).flatMap(([above, below]) => [
      ...unless(!/^[ๆฯ)”ะาำๅ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/.test(below.text), `a line begins ${quoted(below)}`),
      ...unless(!/[(“เแโใไ]$/.test(above.text), `a line ends “…${above.text.slice(-12)}”`),
    ]),
  );

const unbroken = [
  /[ก-ฮ]{1,3} [๐-๙]{4}\/(ว )?[๐-๙]+/g,
  new RegExp(`[๐-๙]{1,2} (${months.join('|')}) [๐-๙]{4}`, 'g'),
  /ร้อยละ [๐-๙.,]+/g,
  /พ\.ศ\. [๐-๙]{4}/g,
  /ตัวชี้วัดที่ [๐-๙.]+/g,
  /ไตรมาสที่ [๐-๙]+/g,
  /[๐-๙][๐-๙,.]* (ชุด|เล่ม|ฉบับ|แผ่น|คน|ราย|บาท|แห่ง|ครั้ง|หน้า|รายการ|น\.)/g,
  /โทร\. [๐-๙][๐-๙ -]*[๐-๙]/g,
  /(นาย|นางสาว|นาง|พันตำรวจเอก) ?สมมุติ/g,
];

// Line ends of a part as offsets into its bare text, and the stretches that none may stand in.
function brokenStretches({ text, lines }) {
  const ends = [];
  for (const segment of lines.slice(0, -1)) ends.push((ends.at(-1) ?? 0) + bare(segment.text).length);
  return unbroken.flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter((match) => {
        const from = bare(text.slice(0, match.index)).length;
        const to = from + bare(match[0]).length;
        return ends.some((end) => end > from && end < to);
      })
      .map(([stretch]) => stretch),
  );
}

const partsWithSubject = ({ parts, subject, to, input }) => [
  { text: withDigits(`เรื่อง ${input.subject}`, input.digits), lines: subject },
  { text: withDigits(`${input.salutation} ${input.to}`, input.digits), lines: to },
  ...parts,
];

const noBreakInside = (letter) =>
  partsWithSubject(letter).flatMap((part) => brokenStretches(part).map((stretch) => `a line ends inside “${stretch}”`));

const noHyphens = (letter) =>
  partsWithSubject(letter).flatMap(({ text, lines }) =>
    lines
      .slice(0, -1)
      .filter((segment) => /[-\u00ad\u2010]$/.test(segment.text) && !bare(text).includes(bare(segment.text)))
      .map((segment) => `a line ends “…${segment.text.slice(-12)}”`),
  );

// The room between two neighbours beyond the first one's advance, in points.
const gapsOf = ({ glyphs }) => {
  const last = glyphs.findLastIndex(({ text }) => text.trim());
  return pairs(glyphs.slice(0, last + 1)).map(([a, b]) => ({ a, b, extra: pt(b.x - a.end) }));
};

const em = 16; // Of the body, in points.
const written = 0.03; // Points lost where a PDF rounds its numbers.

const gaps = ({ parts }) =>
  parts.flatMap(({ lines }) =>
    lines.flatMap((segment, i) => {
      const found = gapsOf(segment);
      const total = found.reduce((sum, { extra }) => sum + Math.max(extra, 0), 0); // Less than 0: the face's own kerning.
      const loose = found.filter(
        ({ a, b, extra }) =>
          a.text.trim() && b.text.trim() && !marks.test(b.text) && (extra > 0.06 * em + written || extra < -written),
      );
      const torn = found.filter(({ b, extra }) => marks.test(b.text) && Math.abs(extra) > written);
      return [
        ...loose
          .slice(0, 1)
          .map(
            ({ a, b, extra }) =>
              `${quoted(segment)}: measured ${extra.toFixed(3)} pt between ${a.text} and ${b.text}, wanted at most ${(0.06 * em).toFixed(2)} pt`,
          ),
        ...torn
          .slice(0, 1)
          .map(({ a, b, extra }) => `${quoted(segment)}: measured ${extra.toFixed(3)} pt inside ${a.text}${b.text}, wanted 0`),
        ...(i === lines.length - 1 ? off(`stretch of the last line ${quoted(segment)}`, total, 0, 0.2, 'pt') : []),
      ];
    }),
  );

const unstretched = ({ parts }) =>
  parts.flatMap(({ lines }) =>
    lines.flatMap((segment) =>
      gapsOf(segment)
        .filter(
          ({ a, b, extra }) => /[A-Za-z0-9๐-๙.,/:@_-]/.test(a.text) && /[A-Za-z0-9๐-๙]/.test(b.text) && Math.abs(extra) > written,
        )
        .slice(0, 1)
        .map(
          ({ a, b, extra }) => `${quoted(segment)}: measured ${extra.toFixed(3)} pt between ${a.text} and ${b.text}, wanted 0`,
        ),
    ),
  );

// The first flowing segment of a page.
const firstOf = ({ pages, pageNumbers, marks: red }, number) =>
  pages[number - 1].segments.find((segment) => !pageNumbers.includes(segment) && !red.includes(segment));

const cues = (letter) =>
  each(letter.pages.slice(0, -1), ({ number }) => {
    const found = letter.cues.filter(({ page }) => page === number);
    if (found.length !== 1) return [`page ${number} has ${found.length} cues, wanted one`];
    const start = found[0].text.replace(/^\/|\s*(\.\.\.|…)$/g, '');
    const next = firstOf(letter, number + 1);
    return [
      ...outside(`right end of page ${number}'s cue`, found[0].x1, 189, 191),
      ...unless(
        start && bare(next.text).startsWith(bare(start)),
        `the cue ${quoted(found[0])} is not how page ${number + 1} begins: ${quoted(next)}`,
      ),
    ];
  }).then((faults) => [
    ...faults,
    ...letter.cues.filter(({ page }) => page === letter.pages.length).map((cue) => `the last page has the cue ${quoted(cue)}`),
  ]);

const companions = ({ name, bodyLines }) =>
  unless(
    bodyLines.filter(({ page }) => page === name.page).length >= 2,
    `the signer's page has ${bodyLines.filter(({ page }) => page === name.page).length} lines of the body, wanted 2 or more`,
  );

export const lineLines = [
  line('7A-16', 'M', 'no line begins or ends where none may', lineEnds),
  line('7A-17', 'S', 'no line ends inside a number, a date, a name', noBreakInside),
  line('7A-18', 'S', 'no hyphen is added', noHyphens),
  line('7A-19', 'S', 'lines are stretched between clusters at most 0.06 em', gaps),
  line('7A-20', 'S', 'Latin words and numbers are not stretched', unstretched),
  line('7A-23', 'S', 'a cue at the foot of every page but the last', cues),
  line('7A-24', 'S', 'the signature has two lines of the body with it', companions),
];
