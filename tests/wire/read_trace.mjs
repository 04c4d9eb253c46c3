// The trace of a rendering (layout/trace.h) as data: its logical blocks, and where their lines stand.

// The JSON strings of a line, in order: a line of several spans has several.
const strings = (line) => [...line.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([quoted]) => JSON.parse(quoted));

// {blocks: [{role, text}], lines: [{page, baseline, text}], pages}; pages count from 0.
export function parseTrace(trace) {
  const blocks = [];
  const lines = [];
  let page = -1;
  for (const line of trace.split('\n')) {
    const [, word, role] = line.match(/^ *(\S*) ?(\S*)/);
    if (word === 'block') blocks.push({ role, text: strings(line)[0] });
    if (word === 'page') ++page;
    if (word === 'text') lines.push({ page, baseline: Number(line.split(/ +/)[3]), text: strings(line).join('') });
  }
  return { blocks, lines, pages: page + 1 };
}

// Tells the lines of blocks from page furniture. A block's lines, joined with nothing, are
// its text, spaces included; they stand together unless a page ends between them. What is
// left over is furniture.
//
// [{parts: [{block, beside, lines: [text]}], furniture: [text]}], one entry a page; `beside`:
// on the height of one of the lines stands another part. Throws when some block has no such
// lines.
export function arrange({ blocks, lines, pages }) {
  const done = blocks.map(() => 0);  // Characters of each block that have found their line.
  const owner = lines.map(() => -1);
  let started = 0;
  for (let i = 0; i < lines.length; ++i) {
    const { page, text } = lines[i];
    const goesOn = (block) => blocks[block].text.startsWith(text, done[block]);
    const open = (block) => done[block] > 0 && done[block] < blocks[block].text.length;
    const current = i > 0 ? owner[i - 1] : -1;
    const candidates = [];
    if (current >= 0 && open(current) && lines[i - 1].page === page) candidates.push(current);
    else for (let block = 0; block < started; ++block) if (open(block)) candidates.push(block);
    if (started < blocks.length) candidates.push(started);
    const found = candidates.find(goesOn) ?? -1;
    if (found < 0) continue;
    owner[i] = found;
    done[found] += text.length;
    started = Math.max(started, found + 1);
  }
  const lost = blocks.findIndex((block, i) => done[i] !== block.text.length);
  if (lost >= 0) throw new Error(`block ${lost} is not the sum of its lines after character ${done[lost]}: ${JSON.stringify(blocks[lost].text)}`);

  const arranged = Array.from({ length: pages }, () => ({ parts: [], furniture: [] }));
  const heights = new Map();  // Of a page and baseline: the part that stands there.
  lines.forEach(({ page, baseline, text }, i) => {
    const { parts, furniture } = arranged[page];
    if (owner[i] < 0) return furniture.push(text);
    if (parts.at(-1)?.block !== owner[i]) parts.push({ block: owner[i], beside: false, lines: [] });
    const part = parts.at(-1);
    part.lines.push(text);
    const height = `${page} ${baseline}`;
    const other = heights.get(height);
    heights.set(height, part);
    if (other && other !== part) other.beside = part.beside = true;
  });
  return arranged;
}
