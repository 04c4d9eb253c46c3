// The words of PDF syntax, in a file's objects and in content streams alike.
//
// A token: {kind, at, end} and, by kind,
//   number, name, keyword   text: as it is written (of a name without its slash, #xx expanded)
//   string                  bytes; hex: the digits between < and >, of a hexadecimal one
//   open, close             text: [ ] << >>

// Of every byte: 1 white space, 2 a delimiter, 0 neither.
const kinds = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = 1;
for (const sign of '()<>[]{}/%') kinds[sign.charCodeAt(0)] = 2;
const regular = (bytes, at) => at < bytes.length && kinds[bytes[at]] === 0;
const escapes = { n: 10, r: 13, t: 9, b: 8, f: 12, '(': 40, ')': 41, '\\': 92 };
const latin = (bytes, from, to) => bytes.toString('latin1', from, to);

function skipSpace(bytes, at) {
  for (; at < bytes.length; ++at) {
    if (bytes[at] === 0x25) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) ++at;
    if (kinds[bytes[at]] !== 1) break;
  }
  return at;
}

function octal(bytes, at) {
  let end = at;
  while (end < at + 3 && bytes[end] >= 0x30 && bytes[end] <= 0x37) ++end;
  return { value: parseInt(latin(bytes, at, end), 8) & 0xff, end };
}

// What a backslash at `at` - 1 stands for.
function escaped(bytes, at) {
  if (bytes[at] >= 0x30 && bytes[at] <= 0x37) return octal(bytes, at);
  if (bytes[at] === 13) return { end: at + (bytes[at + 1] === 10 ? 2 : 1) };
  if (bytes[at] === 10) return { end: at + 1 };
  return { value: escapes[String.fromCharCode(bytes[at])] ?? bytes[at], end: at + 1 };
}

function literalString(bytes, at) {
  const found = [];
  let end = at + 1;
  for (let depth = 1; end < bytes.length;) {
    const byte = bytes[end++];
    if (byte === 0x5c) {
      const one = escaped(bytes, end);
      if (one.value !== undefined) found.push(one.value);
      end = one.end;
      continue;
    }
    if (byte === 0x28) ++depth;
    if (byte === 0x29 && --depth === 0) break;
    found.push(byte);
  }
  return { kind: 'string', at, end, bytes: Buffer.from(found) };
}

function hexString(bytes, at) {
  const close = bytes.indexOf(0x3e, at);
  const end = close < 0 ? bytes.length : close;
  const hex = latin(bytes, at + 1, end).replace(/[\0\t\n\f\r ]/g, '');
  return { kind: 'string', at, end: end + 1, bytes: Buffer.from(hex + (hex.length % 2 ? '0' : ''), 'hex'), hex };
}

function word(bytes, from) {
  let end = from;
  while (regular(bytes, end)) ++end;
  return { end, text: latin(bytes, from, end) };
}

function name(bytes, at) {
  const found = word(bytes, at + 1);
  const text = found.text.includes('#')
    ? found.text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
    : found.text;
  return { kind: 'name', at, end: found.end, text };
}

// The token at or after `at`; null at the end.
export function tokenAt(bytes, from) {
  const at = skipSpace(bytes, from);
  if (at >= bytes.length) return null;
  const byte = bytes[at];
  const pair = bytes[at + 1] === byte;
  if (byte === 0x28) return literalString(bytes, at);
  if (byte === 0x2f) return name(bytes, at);
  if (byte === 0x3c && pair) return { kind: 'open', at, end: at + 2, text: '<<' };
  if (byte === 0x3e && pair) return { kind: 'close', at, end: at + 2, text: '>>' };
  if (byte === 0x3c) return hexString(bytes, at);
  if (byte === 0x5b || byte === 0x7b) return { kind: 'open', at, end: at + 1, text: '[' };
  if (!regular(bytes, at)) return { kind: 'close', at, end: at + 1, text: ']' };
  const { end, text } = word(bytes, at);
  return { kind: /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? 'number' : 'keyword', at, end, text };
}

// Every token from `at` on.
export function* tokens(bytes, at = 0) {
  for (let token = tokenAt(bytes, at); token; token = tokenAt(bytes, token.end)) yield token;
}
