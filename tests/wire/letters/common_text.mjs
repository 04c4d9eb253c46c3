// Checklist 7A, what the page says: digits, dates, names, what is extracted, the file itself.

import { readFile } from 'node:fs/promises';

import { run } from '../rendering.mjs';
import { differs, line, off, outside, quoted, unless } from './checking.mjs';
import { centre } from './letter.mjs';
import { bare, dateText, inOrder, months, signerName, withDigits } from './wanted.mjs';

const words = (text) => text.split(/\s+/).filter(Boolean);
const latin = /[A-Za-z@]|:\/\//;

// A letter's fields as {name, text}; the text as the page has it, lines joined with a space.
const fieldsOf = (letter) => {
  const { office, number, date, subject, to, parts, headings, name, position, foot, copies } = letter;
  const text = (segments) =>
    segments
      .filter(Boolean)
      .map((segment) => segment.text)
      .join(' ');
  return Object.entries({
    office: text(office),
    number: text([number]),
    date: text(date),
    subject: text(subject),
    to: text(to),
    headings: text(headings),
    name: text([name]),
    position: text(position),
    foot: text(foot),
    copies: text(copies),
  })
    .map(([field, value]) => ({ name: field, text: value }))
    .concat(parts.map(({ lines }, i) => ({ name: `body part ${i + 1}`, text: text(lines) })));
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
  return fieldsOf(letter).flatMap(({ name, text }) =>
    thaiWords(text)
      .filter((word) => /[0-9]/.test(word))
      .map((word) => `${name}: “${word}” has Arabic digits`),
  );
};

const oneKindOfDigits = (letter) =>
  fieldsOf(letter)
    .filter(({ text }) => /[0-9]/.test(thaiWords(text).join(' ')) && /[๐-๙]/.test(text))
    .map(({ name, text }) => `${name} mixes digits: “${text}”`);

const longDate = new RegExp(`^([๐-๙0-9]{1,2} )?(${months.join('|')}) [๐-๙0-9]{4}$`);

const dateOnly = ({ date }) =>
  date
    .map(({ text }) => text)
    .join(' ')
    .replace(/^วันที่/, '')
    .trim();

const date = (letter) => {
  const { date: given, digits } = letter.input;
  const printed = dateOnly(letter);
  if (!given) return differs('the date, none being given', printed, '');
  return [
    ...unless(longDate.test(printed), `the date reads “${printed}”`),
    ...differs('the date', printed, withDigits(dateText(given), digits)),
  ];
};

// What stands between `before` and `after` of the body's text.
const spaces = ({ parts }) =>
  parts.flatMap(({ lines }) => {
    const text = lines.map((segment) => segment.text).join(' ');
    return [
      ...[...text.matchAll(/[^\s\u00a0]ๆ|[\s\u00a0]{2}ๆ|ๆ[\s\u00a0]{2}|ๆ[^\s\u00a0)”]/g)].map(
        ([at]) => `ๆ without one space on each side: “${at}”`,
      ),
      ...[...text.matchAll(/[^\s\u00a0(]ฯลฯ|ฯลฯ[^\s\u00a0)]/g)].map(([at]) => `ฯลฯ without spaces: “${at}”`),
      ...[...text.matchAll(/[\s\u00a0]ฯ(?!ล)/g)].map(([at]) => `a space before ฯ: “${at}”`),
    ];
  });

const noLoneMarks = ({ pages }) =>
  pages.flatMap(({ segments }) =>
    segments.flatMap((segment) => [
      ...unless(!segment.text.includes('\u25cc'), `${quoted(segment)} has a dotted circle`),
      ...[...segment.text.matchAll(/(^|[^ก-ฮ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g)].map(
        ([at]) => `${quoted(segment)} has a mark without its letter: “${at}”`,
      ),
    ]),
  );

const wholeBlock = ({ name, position, closing, rank }) =>
  [...position, closing, rank]
    .filter((segment) => segment && segment.page !== name.page)
    .map((segment) => `${quoted(segment)} is on page ${segment.page}, the name on page ${name.page}`);

const nameInBrackets = ({ name, rank, input: { signer, digits } }) => {
  if (!signer) return unless(/^\([.…]+\)$/.test(name.text), `the empty name reads ${quoted(name)}`);
  const joined = `${signer.title ?? ''}${signer.given}`;
  const wanted = signerName({ signer, digits }, { rank: !rank });
  return [
    ...unless(/^\(\S.*\S\)$/.test(name.text), `the name reads ${quoted(name)}`),
    ...unless(name.text.includes(joined), `${quoted(name)} has no “${joined}”`),
    ...differs('the name, spaces as one', name.text.replace(/ {2}/g, ' '), wanted),
  ];
};

const position = ({ name, position: lines }) =>
  lines.flatMap((segment) => [
    ...off(`centre of ${quoted(segment)}, against the name's`, centre(segment), centre(name), 1),
    ...unless(segment.baseline > name.baseline, `${quoted(segment)} stands above the name`),
  ]);

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
      if (text[end] === wanted[i]) {
        ++end;
        ++i;
        continue;
      }
      const between = text.slice(end).match(furniture);
      if (!between) break;
      end += between[0].length;
    }
    if (i === wanted.length) return end;
  }
  return -1;
}

const metadata = ({ facts, input }) => [
  ...unless(
    [input.subject, withDigits(input.subject, input.digits)]
      .map((text) => text.replace(/\s+/g, ' '))
      .includes((facts.Title ?? '').replace(/\s+/g, ' ')),
    `the title is “${facts.Title}”`,
  ),
  ...unless(Boolean(facts.Producer), 'no producer is named'),
  ...differs('encryption', facts.Encrypted, 'no'),
];

const sound = async ({ pdf }) =>
  run('qpdf', ['--check', pdf]).then(
    () => [],
    ({ stdout, stderr }) => [`qpdf: ${stdout}${stderr}`],
  );

const sameBytes = async ({ pdf, again }) =>
  unless((await readFile(pdf)).equals(await readFile(await again())), 'the same document gives other bytes');

export const textLines = [
  line('7A-11', 'M', 'no mark without its letter', noLoneMarks),
  line('7A-12', 'M', 'Thai digits', thaiDigits),
  line('7A-13', 'M', 'one kind of digits in a field', oneKindOfDigits),
  line('7A-14', 'M', 'the date in full, of the Buddhist era', date),
  line('7A-15', 'S', 'spaces about ๆ, ฯลฯ and ฯ', spaces),
  line('7A-25', 'M', 'the signature block is on one page', wholeBlock),
  line('7A-26', 'M', 'the name in brackets', nameInBrackets),
  line('7A-27', 'M', 'the position centred under the name', position),
  line('7A-31', 'M', 'number and day as given, or room for them', draft),
  line('7A-32', 'M', 'the text extracted is the text given', extraction),
  line('7A-33', 'S', 'title and producer, no encryption', async (letter) => [...metadata(letter), ...(await sound(letter))]),
  line('7A-34', 'S', 'the same document gives the same bytes', sameBytes),
];
