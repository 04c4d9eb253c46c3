// The file as bytes: where its cross-reference tables or streams, trailers and objects lie.

import { inflateSync } from 'node:zlib';

import { tokenAt, tokens } from './lexer.mjs';

const eol = (byte) => byte === 10 || byte === 13;
const keyword = (bytes, at, word) => bytes.toString('latin1', at, at + word.length) === word;
const afterEol = (bytes, at) => (bytes[at] === 13 && bytes[at + 1] === 10 ? at + 2 : eol(bytes[at]) ? at + 1 : undefined);

// One section: its entries, and whether its keyword is followed as 6.1.4 wants.
function tableAt(bytes, at) {
  const section = { at, entries: new Map(), faults: [] };
  let next = afterEol(bytes, at + 4);
  if (next === undefined || !/\d/.test(String.fromCharCode(bytes[next])))
    section.faults.push(`xref at ${at} is not followed by one end of line and a digit`);
  next ??= at + 4;
  for (;;) {
    const first = tokenAt(bytes, next);
    if (first?.kind !== 'number') return { ...section, trailer: first?.at };
    const count = tokenAt(bytes, first.end);
    if (count.at !== first.end + 1) section.faults.push(`subsection at ${first.at} does not have one space between its numbers`);
    next = afterEol(bytes, count.end) ?? count.end;
    for (let i = 0; i < Number(count.text); ++i, next += 20) {
      const line = bytes.toString('latin1', next, next + 20);
      if (!/^\d{10} \d{5} [nf](\r\n| \n| \r)$/.test(line)) section.faults.push(`entry at ${next} is not of 20 bytes`);
      section.entries.set(`${Number(first.text) + i} ${Number(line.slice(11, 16))} R`, {
        used: line[17] === 'n',
        offset: Number(line.slice(0, 10)),
      });
    }
  }
}

function trailerTokens(bytes, at) {
  const words = [];
  for (let token = tokenAt(bytes, at); token && token.text !== 'startxref'; token = tokenAt(bytes, token.end)) words.push(token);
  return words;
}

// The numbers after a name: of [1 4 2] all three.
function numbersAfter(words, name) {
  const at = words.findIndex(({ kind, text }) => kind === 'name' && text === name) + 1;
  if (at === 0) return undefined;
  const from = words[at]?.text === '[' ? at + 1 : at;
  const end = words.findIndex(({ kind }, i) => i >= from && kind !== 'number');
  return words.slice(from, from === at ? at + 1 : end).map(({ text }) => Number(text));
}

// A stream of the file's framing, its data inflated; a predictor is not undone.
function framingStream(bytes, at) {
  const words = [];
  let token = tokenAt(bytes, at);
  for (; token && token.text !== 'stream'; token = tokenAt(bytes, token.end)) words.push(token);
  if (!token || words.some(({ kind, text }) => kind === 'name' && text === 'DecodeParms'))
    throw new Error(`${at} holds no stream that this judge reads`);
  const from = bytes[token.end] === 13 ? token.end + 2 : token.end + 1;
  const data = bytes.subarray(from, from + numbersAfter(words, 'Length')[0]);
  const packed = words.some(({ kind, text }) => kind === 'name' && text === 'FlateDecode');
  return { words, data: packed ? inflateSync(data) : data };
}

// A cross-reference stream, as a section.
function streamSectionAt(bytes, at) {
  const { words, data } = framingStream(bytes, at);
  const section = { at, entries: new Map(), faults: [], words };
  const widths = numbersAfter(words, 'W');
  const ranges = numbersAfter(words, 'Index') ?? [0, ...numbersAfter(words, 'Size')];
  let from = 0;
  const field = (i, otherwise) => {
    from += widths[i];
    return widths[i] === 0 ? otherwise : data.readUIntBE(from - widths[i], widths[i]);
  };
  for (let range = 0; range < ranges.length; range += 2) {
    for (let i = 0; i < ranges[range + 1]; ++i) {
      const [kind, where, last] = [field(0, 1), field(1, 0), field(2, 0)];
      if (kind === 2) section.entries.set(`${ranges[range] + i} 0 R`, { used: true, inside: where });
      else section.entries.set(`${ranges[range] + i} ${last} R`, { used: kind === 1, offset: where });
    }
  }
  return section;
}

function sectionsOf(bytes) {
  const sections = [];
  const last = bytes.lastIndexOf('startxref');
  let at = last < 0 ? undefined : Number(tokenAt(bytes, last + 9)?.text);
  while (at !== undefined && sections.length < 64) {
    const section = keyword(bytes, at, 'xref') ? tableAt(bytes, at) : streamSectionAt(bytes, at);
    section.words ??= trailerTokens(bytes, section.trailer);
    sections.push(section);
    [at] = numbersAfter(section.words, 'Prev') ?? [];
  }
  return { sections };
}

// The objects of an object stream, with their words; it begins with numbers and offsets.
function packedObjects(bytes, offset) {
  const { words, data } = framingStream(bytes, offset);
  const [first] = numbersAfter(words, 'First');
  const pairs = data.toString('latin1', 0, first).trim().split(/\s+/).map(Number);
  return pairs.flatMap((number, i) => {
    if (i % 2) return [];
    const end = i + 3 < pairs.length ? first + pairs[i + 3] : data.length;
    return [{ ref: `${number} 0 R`, faults: [], tokens: [...tokens(data.subarray(first + pairs[i + 1], end))] }];
  });
}

function streamAt(object, bytes, token, length) {
  const begin = keyword(bytes, token.end, '\r\n') ? token.end + 2 : bytes[token.end] === 10 ? token.end + 1 : undefined;
  object.stream = { keywordHolds: begin !== undefined };
  const end = (begin ?? token.end + 1) + length;
  const close = afterEol(bytes, end);
  object.stream.endHolds = close !== undefined;
  object.stream.lengthHolds = keyword(bytes, close ?? end, 'endstream');
  return object.stream.lengthHolds ? (close ?? end) + 9 : bytes.indexOf('endstream', token.end) + 9;
}

// The /Length that the object's words give, itself or as a reference.
function lengthOf(pdf, words) {
  const at = words.findIndex(({ kind, text }) => kind === 'name' && text === 'Length') + 1;
  const referred = words[at + 2]?.text === 'R' ? pdf.number(`${words[at].text} ${words[at + 1].text} R`) : undefined;
  return at === 0 ? 0 : (referred ?? Number(words[at].text));
}

// One object: {ref, offset, tokens, faults of its keywords, stream}.
function objectAt(pdf, ref, offset) {
  const { bytes } = pdf;
  const object = { ref, offset, tokens: [], faults: [] };
  const head = /^(\d+)(\s+)(\d+)(\s+)obj/.exec(bytes.toString('latin1', offset, offset + 40));
  if (!head || `${head[1]} ${Number(head[3])} R` !== ref) return { ...object, faults: ['does not begin at its offset'] };
  const fault = (holds, what) => holds || object.faults.push(what);
  fault(eol(bytes[offset - 1]), 'is not preceded by an end of line');
  fault(head[2].length === 1 && head[4].length === 1, 'has other than one space between its numbers and obj');
  let at = offset + head[0].length;
  fault(eol(bytes[at]), 'has no end of line after obj');
  for (let token = tokenAt(bytes, at); token; token = tokenAt(bytes, at)) {
    at = token.end;
    if (token.kind === 'keyword' && token.text === 'stream') at = streamAt(object, bytes, token, lengthOf(pdf, object.tokens));
    else if (token.kind === 'keyword' && token.text === 'endobj') {
      fault(eol(bytes[token.at - 1]), 'has no end of line before endobj');
      fault(eol(bytes[at]), 'has no end of line after endobj');
      return object;
    } else object.tokens.push(token);
  }
  fault(false, 'has no endobj');
  return object;
}

function readBytes(pdf) {
  const found = sectionsOf(pdf.bytes);
  const entries = new Map();
  for (const section of found.sections.toReversed()) for (const [ref, entry] of section.entries) if (entry.used) entries.set(ref, entry);
  const streams = new Set([...entries.values()].map(({ inside }) => inside).filter(Boolean));
  const packed = [...streams].flatMap((number) => packedObjects(pdf.bytes, entries.get(`${number} 0 R`).offset));
  const plain = [...entries].filter(([, { inside }]) => !inside).map(([ref, { offset }]) => objectAt(pdf, ref, offset));
  return { ...found, objects: [...plain, ...packed] };
}

export const bytesOf = (pdf) => pdf.once(readBytes);
