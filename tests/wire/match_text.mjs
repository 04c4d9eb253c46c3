// Compares what a reader of PDF gives back with what was printed, code point by code point.
//
// A part is what a page shows of one logical block, as its lines. In the reader's text its
// lines follow each other directly or after a line break. Spaces at a line's end may be
// missing where the line breaks or the part ends; nowhere else may a space be missing, and
// nowhere may one be added. Between parts stands white space, however much.
//
// One habit of readers is known and must be asked for: {foldsSpaces} gives a run of spaces
// back as one.

const blank = /[\s\u00a0]/;
const atBreak = (text, at) => at >= text.length || text[at] === '\n' || text[at] === '\r';
const atBlank = (text, at) => at >= text.length || blank.test(text[at]);

function skip(text, at, pattern) {
  while (at < text.length && pattern.test(text[at])) ++at;
  return at;
}

// How far `wanted` stands in the text from `at` on: {wanted: characters found, end}.
function follow(text, at, wanted, { foldsSpaces = false } = {}) {
  let i = 0;
  for (; i < wanted.length; ++i) {
    if (text[at] === wanted[i]) ++at;
    else if (!(foldsSpaces && wanted[i] === ' ' && wanted[i - 1] === ' ')) break;
  }
  return { found: i, end: at };
}

// {end}, or {fault: where in the text the part stops fitting}.
export function matchPart(text, at, lines, habits = {}) {
  for (const [i, line] of lines.entries()) {
    const last = i === lines.length - 1;
    const ink = line.replace(/ +$/, '');
    const { found, end } = follow(text, at, ink, habits);
    if (found < ink.length) return { fault: end };
    at = end;
    if (last && atBlank(text, at)) return { end: at };
    const tail = follow(text, at, line.slice(ink.length), habits);
    if (tail.found === line.length - ink.length) at = tail.end;
    else if (!atBreak(text, at)) return { fault: at };
    if (!last) at = skip(text, at, /[\r\n]/);
  }
  return { fault: at };
}

// The end of one of `furniture` that stands at `at`, its white space taken freely; or -1.
function furnitureEnd(text, at, furniture) {
  for (const line of furniture) {
    let end = at;
    for (const c of line.replace(/\s/g, '')) {
      end = skip(text, end, blank);
      if (!text.startsWith(c, end)) { end = -1; break; }
      end += c.length;
    }
    if (end > at) return end;
  }
  return -1;
}

const shown = (text) => [...text].map((c) => (/[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(c) && !/\p{Co}/u.test(c) ? c : `<U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}>`)).join('');

function describe(part, text, at) {
  return `block ${part.block} ${JSON.stringify(part.lines.join('|'))} departs at “${shown(text.slice(Math.max(0, at - 12), at))}⟂${shown(text.slice(at, at + 24))}”`;
}

// The faults of one page whose reader keeps the order: parts in sequence, and nothing else
// but furniture. Empty when all is well.
export function matchInOrder(text, { parts, furniture }, habits = {}) {
  const faults = [];
  let at = 0;
  for (const part of parts) {
    for (;;) {
      at = skip(text, at, blank);
      const { end, fault } = matchPart(text, at, part.lines, habits);
      if (end !== undefined) { at = end; break; }
      const after = furnitureEnd(text, at, furniture);
      if (after >= 0) { at = after; continue; }
      faults.push(describe(part, text, fault));
      at = findPart(text, at, part.lines, [], habits)?.end ?? at;
      break;
    }
  }
  for (let after; (at = skip(text, at, blank)) < text.length; at = after) {
    after = furnitureEnd(text, at, furniture);
    if (after < 0) { faults.push(`left over: “${shown(text.slice(at, at + 40))}”`); break; }
  }
  return faults;
}

// The first place from `from` on where the part stands whole, clear of `taken` stretches.
function findPart(text, from, lines, taken, habits) {
  const word = lines[0].split(' ')[0];
  for (let at = text.indexOf(word, from); at >= 0 && at < text.length; at = text.indexOf(word, at + 1)) {
    if (at > 0 && !blank.test(text[at - 1])) continue;
    const { end } = matchPart(text, at, lines, habits);
    if (end !== undefined && !taken.some((t) => at < t.end && t.at < end)) return { at, end };
  }
  return undefined;
}

// The stretches of the part's lines, in whatever order; undefined if one is missing.
function findLines(text, lines, taken, habits) {
  const found = [];
  for (const line of lines) {
    const next = findPart(text, 0, [line], [...taken, ...found], habits);
    if (!next) return undefined;
    found.push(next);
  }
  return found;
}

// The faults of one page whose reader goes by what stands where: every part stands
// somewhere, whole; of a part that stands `beside` another, as a table's cells do, at least
// every line. No stretch of text serves two parts, and nothing else stands there but
// furniture. `scattered` counts the parts that came line by line.
export function matchAnyOrder(text, { parts, furniture }, habits = {}) {
  const faults = [];
  const taken = [];
  let scattered = 0;
  const size = (part) => part.lines.join('').length;
  for (const part of [...parts].sort((a, b) => size(b) - size(a))) {
    const whole = findPart(text, 0, part.lines, taken, habits);
    const found = whole ? [whole] : part.beside && findLines(text, part.lines, taken, habits);
    if (found) taken.push(...found);
    else faults.push(`block ${part.block} ${JSON.stringify(part.lines.join('|'))} is not there`);
    if (found && !whole) ++scattered;
  }
  let rest = '';
  let end = 0;
  for (const stretch of taken.sort((a, b) => a.at - b.at)) {
    rest += `${text.slice(end, stretch.at)}\n`;
    end = stretch.end;
  }
  faults.push(...matchInOrder(rest + text.slice(end), { parts: [], furniture }));
  return Object.assign(faults, { scattered });
}
