// What a peer's PDF gives back: its text in five readers, and where its lines end.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

import { readers } from '../../wire/readers.mjs';
import { printed, variant } from './documents.mjs';

const require = createRequire(`${process.env.PEERS_NPM}/x.js`);
const mupdf = await import(pathToFileURL(require.resolve('mupdf')));

function readWithMupdf(file) {
  const document = mupdf.Document.openDocument(readFileSync(file), 'application/pdf');
  return Array.from({ length: document.countPages() }, (_, page) => document.loadPage(page).toStructuredText('preserve-whitespace').asText());
}

const five = [...readers.filter(({ anyOrder }) => !anyOrder), { name: 'MuPDF', read: readWithMupdf }];
// One digit each: the next page may begin with a number.
const feet = /หน้า[0-9]\/[0-9]/g;
// Spaces, and what some peers put between words or letters: none of it is seen.
const ink = (text) => text.normalize('NFC').replace(/[\s\u0000-\u001f\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(feet, '');

// The fewest letters to put in, take out or change, and for each letter of `have` where it stands in `want`.
// Only ways near the diagonal are looked at.
function align(want, have) {
  const band = 400 + Math.abs(want.length - have.length), width = 2 * band + 1, step = new Uint8Array((have.length + 1) * width);
  let before = new Uint32Array(width), now = new Uint32Array(width);
  const far = 1e9;
  for (let j = 0; j <= have.length; ++j) {
    for (let k = 0; k < width; ++k) {
      const i = j + k - band;
      if (i < 0 || i > want.length) { now[k] = far; continue; }
      if (i === 0 && j === 0) { now[k] = 0; continue; }
      const change = i > 0 && j > 0 ? before[k] + (want[i - 1] === have[j - 1] ? 0 : 1) : far;
      const extra = j > 0 && k + 1 < width ? before[k + 1] + 1 : far, missing = i > 0 && k > 0 ? now[k - 1] + 1 : far;
      now[k] = Math.min(change, extra, missing);
      step[j * width + k] = now[k] === change ? 0 : now[k] === extra ? 1 : 2;
    }
    [before, now] = [now, before];
  }
  const at = new Int32Array(have.length);
  for (let i = want.length, j = have.length; j > 0;) {
    const kind = step[j * width + i - j + band];
    if (kind !== 2) at[--j] = kind === 0 ? --i : i;
    else --i;
  }
  return { faults: before[want.length - have.length + band] ?? far, at };
}

// Of PEERS_MARKS, the page's text with its places for line ends marked by hand: the letters of the marked text, and what a line end before each would be: '|' between words, '·' between the
// parts of one, '~' in a word that came damaged; nothing: wrong. A space is as good as '|'.
export function marked() {
  const letters = [], kinds = new Map();
  for (const line of readFileSync(process.env.PEERS_MARKS, 'utf8').split('\n')) {
    let kind = 'block';
    for (const c of line) {
      if ('|·~'.includes(c)) kind = c;
      else if (/\s/.test(c)) kind ??= '|';
      else {
        if (kind) kinds.set(letters.length, kind);
        letters.push(c);
        kind = null;
      }
    }
  }
  return { text: letters.join(''), kinds };
}

const { text: source, kinds } = process.env.PEERS_MARKS ? marked() : { text: '', kinds: new Map() };

// Of the worst of five readers: 1 when every letter came back.
export async function exactness(file) {
  const wanted = ink(printed(variant(0)));
  const shares = {};
  for (const { name, read } of five) {
    const have = ink((await read(file)).join(''));
    shares[name] = 1 - Math.min(1, align(wanted, have).faults / Math.max(wanted.length, have.length));
  }
  return shares;
}

// How many lines end inside a block, and at which of them no word ends: [lines, wrong, where].
export async function lineEnds(file) {
  const lines = (await readWithMupdf(file)).join('\n').split('\n').map(ink).filter(Boolean);
  const { at } = align(source, lines.join(''));
  let begin = 0, count = 0;
  const wrong = [];
  for (const line of lines) {
    const kind = kinds.get(at[begin]);
    if (begin > 0 && kind !== 'block') {
      ++count;
      if (!kind) wrong.push(`${source.slice(at[begin] - 6, at[begin])}/${source.slice(at[begin], at[begin] + 6)}`);
    }
    begin += line.length;
  }
  return { count, wrong };
}
