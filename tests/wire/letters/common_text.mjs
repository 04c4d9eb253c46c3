// Checklist 7A, what the page says: digits, dates, line ends, gaps, page ends, names, extraction.

import { readFile } from 'node:fs/promises';

import { run } from '../rendering.mjs';
import { differs, each, line, off, outside, pairs, quoted, unless } from './checking.mjs';
import { centre } from './letter.mjs';
import { marks, mm, pt } from './measure.mjs';
import { bare, dateText, inOrder, signerName, withDigits } from './wanted.mjs';

const words = (text) => text.split(/\s+/).filter(Boolean);
const latin = /[A-Za-z@]|:\/\//;

// A letter's fields as {name, text}; the text as the page has it, lines joined with a space.
const fieldsOf = (letter) => {
  const { office, number, date, subject, to, parts, headings, name, position, foot, copies } = letter;
  const text = (segments) => segments.filter(Boolean).map((segment) => segment.text).join(' ');
  return Object.entries({ office: text(office), number: text([number]), date: text(date), subject: text(subject), to: text(to), headings: text(headings), name: text([name]), position: text(position), foot: text(foot), copies: text(copies) })
    .map(([field, value]) => ({ name: field, text: value })).concat(parts.map(({ lines }, i) => ({ name: `body part ${i + 1}`, text: text(lines) })));
};

// The words of a text that are none of Latin writing, nor a number right after one ("ISO 27001").
function thaiWords(text) {
  let after = false;
  return words(text).filter((word) => {
    const keeps = latin.test(word) || (after && /^[\d.,:/-]+$/.test(word));
    after = keeps;
    return !keeps;
  });
}

const thaiDigits = (letter) => {
  if ((letter.input.digits ?? 'thai') !== 'thai') return [];
  return fieldsOf(letter).flatMap(({ name, text }) => thaiWords(text).filter((word) => /[0-9]/.test(word)).map((word) => `${name}: “${word}” has Arabic digits`));
};

const oneKindOfDigits = (letter) => fieldsOf(letter)
  .filter(({ text }) => /[0-9]/.test(thaiWords(text).join(' ')) && /[๐-๙]/.test(text))
  .map(({ name, text }) => `${name} mixes digits: “${text}”`);

const longDate = /^([๐-๙0-9]{1,2} )?(มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม) [๐-๙0-9]{4}$/;
const dateOnly = ({ date }) => date.map(({ text }) => text).join(' ').replace(/^วันที่/, '').trim();

const date = (letter) => {
  const { date: given, digits } = letter.input;
  const printed = dateOnly(letter);
  if (!given) return differs('the date, none being given', printed, '');
  return [...unless(longDate.test(printed), `the date reads “${printed}”`), ...differs('the date', printed, withDigits(dateText(given), digits))];
};

// What stands between `before` and `after` of the body's text.
const spaces = ({ parts }) => parts.flatMap(({ lines }) => {
  const text = lines.map((segment) => segment.text).join(' ');
  return [
    ...[...text.matchAll(/[^\s\u00a0]ๆ|[\s\u00a0]{2}ๆ|ๆ[\s\u00a0]{2}|ๆ[^\s\u00a0)”]/g)].map(([at]) => `ๆ without one space on each side: “${at}”`),
    ...[...text.matchAll(/[^\s\u00a0(]ฯลฯ|ฯลฯ[^\s\u00a0)]/g)].map(([at]) => `ฯลฯ without spaces: “${at}”`),
    ...[...text.matchAll(/[\s\u00a0]ฯ(?!ล)/g)].map(([at]) => `a space before ฯ: “${at}”`),
  ];
});

const wrapped = (letter) => [letter.subject, letter.to, ...letter.parts.map(({ lines }) => lines)];

const lineEnds = (letter) => wrapped(letter).flatMap((segments) => pairs(segments).flatMap(([above, below]) => [
  ...unless(!/^[ๆฯ)”ะาำๅ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/.test(below.text), `a line begins ${quoted(below)}`),
  ...unless(!/[(“เแโใไ]$/.test(above.text), `a line ends “…${above.text.slice(-12)}”`),
]));

const unbroken = [
  /[ก-ฮ]{1,3} [๐-๙]{4}\/(ว )?[๐-๙]+/g,
  /[๐-๙]{1,2} (มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม) [๐-๙]{4}/g,
  /ร้อยละ [๐-๙.,]+/g, /พ\.ศ\. [๐-๙]{4}/g, /ตัวชี้วัดที่ [๐-๙.]+/g, /ไตรมาสที่ [๐-๙]+/g,
  /[๐-๙][๐-๙,.]* (ชุด|เล่ม|ฉบับ|แผ่น|คน|ราย|บาท|แห่ง|ครั้ง|หน้า|รายการ|น\.)/g,
  /โทร\. [๐-๙][๐-๙ -]*[๐-๙]/g, /(นาย|นางสาว|นาง|พันตำรวจเอก) ?สมมุติ/g,
];

// Line ends of a part as offsets into its bare text, and the stretches that none may stand in.
function brokenStretches({ text, lines }) {
  const ends = [];
  for (const segment of lines.slice(0, -1)) ends.push((ends.at(-1) ?? 0) + bare(segment.text).length);
  return unbroken.flatMap((pattern) => [...text.matchAll(pattern)].filter((match) => {
    const from = bare(text.slice(0, match.index)).length;
    const to = from + bare(match[0]).length;
    return ends.some((end) => end > from && end < to);
  }).map(([stretch]) => stretch));
}

const partsWithSubject = ({ parts, subject, to, input }) => [
  { text: withDigits(`เรื่อง ${input.subject}`, input.digits), lines: subject }, { text: withDigits(`${input.salutation} ${input.to}`, input.digits), lines: to }, ...parts];

const noBreakInside = (letter) => partsWithSubject(letter).flatMap((part) => brokenStretches(part).map((stretch) => `a line ends inside “${stretch}”`));

const noHyphens = (letter) => partsWithSubject(letter).flatMap(({ text, lines }) => lines.slice(0, -1)
  .filter((segment) => /[-\u00ad\u2010]$/.test(segment.text) && !bare(text).includes(bare(segment.text)))
  .map((segment) => `a line ends “…${segment.text.slice(-12)}”`));

// The room between two neighbours beyond the first one's advance, in points.
const gapsOf = ({ glyphs }) => {
  const last = glyphs.findLastIndex(({ text }) => text.trim());
  return pairs(glyphs.slice(0, last + 1)).map(([a, b]) => ({ a, b, extra: pt(b.x - a.end) }));
};

const em = 16;          // Of the body, in points.
const written = 0.03;   // Points lost where a PDF rounds its numbers.

const gaps = ({ parts }) => parts.flatMap(({ lines }) => lines.flatMap((segment, i) => {
  const found = gapsOf(segment);
  const total = found.reduce((sum, { extra }) => sum + Math.max(extra, 0), 0);  // Less than 0: the face's own kerning.
  const loose = found.filter(({ a, b, extra }) => a.text.trim() && b.text.trim() && !marks.test(b.text) && (extra > 0.06 * em + written || extra < -written));
  const torn = found.filter(({ b, extra }) => marks.test(b.text) && Math.abs(extra) > written);
  return [
    ...loose.slice(0, 1).map(({ a, b, extra }) => `${quoted(segment)}: measured ${extra.toFixed(3)} pt between ${a.text} and ${b.text}, wanted at most ${(0.06 * em).toFixed(2)} pt`),
    ...torn.slice(0, 1).map(({ a, b, extra }) => `${quoted(segment)}: measured ${extra.toFixed(3)} pt inside ${a.text}${b.text}, wanted 0`),
    ...(i === lines.length - 1 ? off(`stretch of the last line ${quoted(segment)}`, total, 0, 0.2, 'pt') : []),
  ];
}));

const unstretched = ({ parts }) => parts.flatMap(({ lines }) => lines.flatMap((segment) => gapsOf(segment)
  .filter(({ a, b, extra }) => /[A-Za-z0-9๐-๙.,/:@_-]/.test(a.text) && /[A-Za-z0-9๐-๙]/.test(b.text) && Math.abs(extra) > written)
  .slice(0, 1).map(({ a, b, extra }) => `${quoted(segment)}: measured ${extra.toFixed(3)} pt between ${a.text} and ${b.text}, wanted 0`)));

const noLoneMarks = ({ pages }) => pages.flatMap(({ segments }) => segments.flatMap((segment) => [
  ...unless(!segment.text.includes('\u25cc'), `${quoted(segment)} has a dotted circle`),
  ...[...segment.text.matchAll(/(^|[^ก-ฮ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g)].map(([at]) => `${quoted(segment)} has a mark without its letter: “${at}”`),
]));

// The first flowing segment of a page.
const firstOf = ({ pages, pageNumbers, marks: red }, number) => pages[number - 1].segments.find((segment) => !pageNumbers.includes(segment) && !red.includes(segment));

const cues = (letter) => each(letter.pages.slice(0, -1), ({ number }) => {
  const found = letter.cues.filter(({ page }) => page === number);
  if (found.length !== 1) return [`page ${number} has ${found.length} cues, wanted one`];
  const start = found[0].text.replace(/^\/|\s*(\.\.\.|…)$/g, '');
  const next = firstOf(letter, number + 1);
  return [
    ...outside(`right end of page ${number}'s cue`, found[0].x1, 189, 191),
    ...unless(start && bare(next.text).startsWith(bare(start)), `the cue ${quoted(found[0])} is not how page ${number + 1} begins: ${quoted(next)}`)];
}).then((faults) => [...faults, ...letter.cues.filter(({ page }) => page === letter.pages.length).map((cue) => `the last page has the cue ${quoted(cue)}`)]);

const companions = ({ name, bodyLines }) => unless(bodyLines.filter(({ page }) => page === name.page).length >= 2,
  `the signer's page has ${bodyLines.filter(({ page }) => page === name.page).length} lines of the body, wanted 2 or more`);

const wholeBlock = ({ name, position, closing, rank }) => [...position, closing, rank].filter((segment) => segment && segment.page !== name.page)
  .map((segment) => `${quoted(segment)} is on page ${segment.page}, the name on page ${name.page}`);

const nameInBrackets = ({ name, rank, input: { signer, digits } }) => {
  if (!signer) return unless(/^\([.…]+\)$/.test(name.text), `the empty name reads ${quoted(name)}`);
  const joined = `${signer.title ?? ''}${signer.given}`;
  const wanted = signerName({ signer, digits }, { rank: !rank });
  return [...unless(/^\(\S.*\S\)$/.test(name.text), `the name reads ${quoted(name)}`), ...unless(name.text.includes(joined), `${quoted(name)} has no “${joined}”`),
    ...differs('the name, spaces as one', name.text.replace(/ {2}/g, ' '), wanted)];
};

const position = ({ name, position: lines }) => lines.flatMap((segment) => [
  ...off(`centre of ${quoted(segment)}, against the name's`, centre(segment), centre(name), 1),
  ...unless(segment.baseline > name.baseline, `${quoted(segment)} stands above the name`)]);

// Where the slash ends, and where the month begins in a date without its day.
const draft = (letter) => {
  const { input, number, date: printed } = letter;
  const after = number?.text.split('/')[1]?.replace(/^ว/, '').trim() ?? '';
  const faults = differs('what follows the slash', after, withDigits(input.number ?? '', input.digits));
  if (/^\d{4}-\d{2}$/.test(input.date ?? '')) {
    const month = printed.at(-1);
    const from = letter.template === 'memo' ? endOfLabel(printed[0]) : letter.closing.x0;
    const first = month.glyphs.find(({ text, x }) => text.trim() && x > from - 0.5);
    faults.push(...outside('room for the day', (first ?? month).x - from, 10, 30));
  }
  return faults;
};

const endOfLabel = ({ glyphs }) => Math.max(...glyphs.filter(({ bold }) => bold).map(({ end }) => end), 0);

// Every text of the letter, in its order, and ำ never in two.
const extraction = async ({ pdf, template, input }) => {
  const { stdout } = await run('pdftotext', ['-raw', '-enc', 'UTF-8', pdf, '-'], { maxBuffer: 1 << 28 });
  const text = bare(stdout);
  const faults = unless(!/\u0e4d[\u0e48-\u0e4b]?\u0e32/.test(text), 'ำ comes out as two characters');
  let at = 0;
  for (const wanted of inOrder(template, input)) {
    const found = findAcrossPages(text, bare(wanted), at);
    if (found < 0) faults.push(`“${wanted}” is not extracted, or out of order`);
    else at = found;
  }
  return faults;
};

// The end of `wanted` in `text` from `at` on. Where it runs over a page's end, the cue, the number
// and secrecy marks stand in between.
function findAcrossPages(text, wanted, at) {
  const furniture = /^(\/.{1,60}?(\.\.\.|…)|-[๐-๙0-9]+-|ลับที่สุด|ลับมาก|ลับ|ร่าง)+/;
  for (let from = text.indexOf(wanted.slice(0, 1), at); from >= 0; from = text.indexOf(wanted.slice(0, 1), from + 1)) {
    let end = from;
    let i = 0;
    while (i < wanted.length) {
      if (text[end] === wanted[i]) { ++end; ++i; continue; }
      const between = text.slice(end).match(furniture);
      if (!between) break;
      end += between[0].length;
    }
    if (i === wanted.length) return end;
  }
  return -1;
}

const metadata = ({ facts, input }) => [
  ...unless([input.subject, withDigits(input.subject, input.digits)].map((text) => text.replace(/\s+/g, ' ')).includes((facts.Title ?? '').replace(/\s+/g, ' ')), `the title is “${facts.Title}”`),
  ...unless(Boolean(facts.Producer), 'no producer is named'), ...differs('encryption', facts.Encrypted, 'no'),
];

const sound = async ({ pdf }) => run('qpdf', ['--check', pdf]).then(() => [], ({ stdout, stderr }) => [`qpdf: ${stdout}${stderr}`]);

const sameBytes = async ({ pdf, again }) => unless((await readFile(pdf)).equals(await readFile(await again())), 'the same document gives other bytes');

export const textLines = [
  line('7A-11', 'M', 'no mark without its letter', noLoneMarks),
  line('7A-12', 'M', 'Thai digits', thaiDigits),
  line('7A-13', 'M', 'one kind of digits in a field', oneKindOfDigits),
  line('7A-14', 'M', 'the date in full, of the Buddhist era', date),
  line('7A-15', 'S', 'spaces about ๆ, ฯลฯ and ฯ', spaces),
  line('7A-16', 'M', 'no line begins or ends where none may', lineEnds),
  line('7A-17', 'S', 'no line ends inside a number, a date, a name', noBreakInside),
  line('7A-18', 'S', 'no hyphen is added', noHyphens),
  line('7A-19', 'S', 'lines are stretched between clusters at most 0.06 em', gaps),
  line('7A-20', 'S', 'Latin words and numbers are not stretched', unstretched),
  line('7A-23', 'S', 'a cue at the foot of every page but the last', cues),
  line('7A-24', 'S', 'the signature has two lines of the body with it', companions),
  line('7A-25', 'M', 'the signature block is on one page', wholeBlock),
  line('7A-26', 'M', 'the name in brackets', nameInBrackets),
  line('7A-27', 'M', 'the position centred under the name', position),
  line('7A-31', 'M', 'number and day as given, or room for them', draft),
  line('7A-32', 'M', 'the text extracted is the text given', extraction),
  line('7A-33', 'S', 'title and producer, no encryption', async (letter) => [...metadata(letter), ...await sound(letter)]),
  line('7A-34', 'S', 'the same document gives the same bytes', sameBytes),
];
