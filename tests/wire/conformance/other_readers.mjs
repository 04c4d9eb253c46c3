// What poppler's tools, which share nothing with the judge, make of a file.

import { mkdir, readFile, readdir } from 'node:fs/promises';

import { Pdf, textOf } from './read_pdf.mjs';
import { run } from '../rendering.mjs';
import { parseTrace } from '../read_trace.mjs';

const most = { maxBuffer: 1 << 28 };
const withoutSpace = (text) => text.replace(/\s/g, '');

// The texts of the structure tree's elements in its order, as poppler gives them.
export async function popplerText(file) {
  const { stdout } = await run('pdfinfo', ['-struct-text', '-enc', 'UTF-8', file], most);
  return [...stdout.matchAll(/^ *"(.*)"$/gm)].map(([, text]) => text).join('');
}

// Where the text of the tree, as `read`, and the trace's logical blocks, in reading order, part: faults.
export function readingOrderFaults(text, trace) {
  const read = withoutSpace(text);
  const wanted = withoutSpace(
    parseTrace(trace)
      .blocks.map(({ text }) => text)
      .join(''),
  );
  if (read === wanted) return [];
  let at = 0;
  while (at < wanted.length && read[at] === wanted[at]) ++at;
  return [
    `after ${JSON.stringify(wanted.slice(Math.max(0, at - 20), at))} comes ${JSON.stringify(read.slice(at, at + 40))}, not ${JSON.stringify(wanted.slice(at, at + 40))}`,
  ];
}

// Files that pdfdetach gives other than they are embedded, or not at all: faults.
export async function attachmentFaults(file, folder) {
  const pdf = await Pdf.read(file);
  const embedded = pdf.list(pdf.catalog['/AF']).map((ref) => pdf.dictionary(ref));
  await mkdir(folder);
  await run('pdfdetach', ['-saveall', '-o', folder, file], most);
  const saved = await readdir(folder);
  const faults = saved.length === embedded.length ? [] : [`${saved.length} files come out of ${embedded.length}`];
  for (const specification of embedded) {
    const name = textOf(specification['/UF']);
    const bytes = saved.includes(name) ? await readFile(`${folder}/${name}`) : Buffer.alloc(0);
    if (!bytes.equals(pdf.data(pdf.dictionary(specification['/EF'])['/F']))) faults.push(`${name} comes out otherwise`);
  }
  return faults;
}
