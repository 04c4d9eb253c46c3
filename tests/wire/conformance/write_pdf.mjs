// Writes a graph of objects (read_pdf.mjs) as a PDF with one cross-reference table, every key and
// stream just as the graph has them. A string with neither u: nor b: before it is written as it is.

const name = (text) =>
  `/${Buffer.from(text, 'latin1')
    .toString('latin1')
    .replace(/[^!-~]|[#()<>[\]{}/%]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

function string(value) {
  if (value.startsWith('b:')) return `<${value.slice(2)}>`;
  return `<FEFF${Buffer.from(value.slice(2), 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

function written(value) {
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  if (value !== null && typeof value === 'object')
    return `<<\n${Object.entries(value)
      .map(([key, held]) => `${name(key.slice(1))} ${written(held)}`)
      .join('\n')}\n>>`;
  if (typeof value !== 'string') return String(value);
  return /^[ub]:/.test(value) ? string(value) : value.startsWith('/') ? name(value.slice(1)) : value;
}

function body(value) {
  if (!value?.stream) return Buffer.from(`${written(value)}\n`, 'latin1');
  const data = Buffer.from(value.stream.data, 'base64');
  const dict = { '/Length': data.length, ...value.stream.dict };
  return Buffer.concat([Buffer.from(`${written(dict)}\nstream\n`, 'latin1'), data, Buffer.from('\nendstream\n')]);
}

export function pdfBytes({ objects, trailer }) {
  const parts = [Buffer.from('%PDF-1.7\n%\xb7\xbe\xad\xaa\n', 'latin1')];
  const offsets = [];
  let at = parts[0].length;
  const put = (bytes) => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [ref, value] of objects) {
    const number = parseInt(ref, 10);
    offsets[number] = at;
    put(Buffer.concat([Buffer.from(`${number} 0 obj\n`), body(value), Buffer.from('endobj\n')]));
  }
  const entries = Array.from({ length: offsets.length }, (_, i) =>
    offsets[i] ? `${String(offsets[i]).padStart(10, '0')} 00000 n\r\n` : '0000000000 65535 f\r\n',
  );
  const table = `xref\n0 ${entries.length}\n${entries.join('')}trailer\n${written({ ...trailer, '/Size': entries.length })}\nstartxref\n${at}\n%%EOF\n`;
  put(Buffer.from(table, 'latin1'));
  return Buffer.concat(parts);
}

// A file (latin1 text) whose objects have been moved by an edit, with its offsets put right.
export function reindexed(file) {
  const offsets = [...file.matchAll(/(?<=\n)\d+ 0 obj/g)].map(({ index }) => index);
  const entries = file.replace(/\d{10}(?= 00000 n)/g, () => String(offsets.shift()).padStart(10, '0'));
  return entries.replace(/startxref\n\d+/, () => `startxref\n${entries.search(/(?<=\n)xref/)}`);
}
