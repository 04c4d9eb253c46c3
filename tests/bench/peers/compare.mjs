// Saraban beside its peers: the same page, the same font, the same machine, one run. scripts/bench peers calls it.
//
//   node compare.mjs [PEER…]     saraban pango typst chromium weasyprint
//
// PEERS_PAGE=FILE.json sets another page than our own. Where lines end is judged only with PEERS_MARKS=FILE.txt, that page's text
// with the places marked where a line may end.
//
// Prints a table. Times are medians of processor time, which other work on the machine lengthens least; of Chromium
// they are those of all its processes. A peer that is not installed is named as absent.

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

import { writeVariants } from './documents.mjs';
import { exactness, lineEnds } from './judge.mjs';
import { kilobytesOf } from './processes.mjs';

const here = fileURLToPath(new URL('.', import.meta.url)), build = fileURLToPath(new URL('../../../build', import.meta.url)), work = `${build}/peers`;
const templates = `${work}/templates`, inputs = `${work}/in`;
const node = (name) => ({ cold: (stem, out) => [process.execPath, `${here}driver.mjs`, name, 'cold', stem, out], warm: (folder, count) => [process.execPath, `${here}driver.mjs`, name, 'warm', folder, count] });
const python = '/usr/bin/python3';
const peers = {
  saraban: {
    cold: (stem, out) => [`${build}/saraban`, 'render', 'indicator', `${stem}.json`, '-o', out, '--templates', templates],
    warm: (folder, count) => [`${build}/tests/saraban_peer`, templates, 'indicator', folder, count],
    found: () => existsSync(`${build}/tests/saraban_peer`), documents: 300,
  },
  pango: { cold: (stem, out) => [`${work}/pango`, 'cold', `${stem}.blocks`, out], warm: (folder, count) => [`${work}/pango`, 'warm', folder, count], found: () => existsSync(`${work}/pango`), documents: 150 },
  typst: { ...node('typst'), found: () => existsSync(`${process.env.PEERS_NPM}/node_modules/@myriaddreamin`), documents: 90 },
  chromium: { ...node('chromium'), found: () => existsSync('/usr/bin/chromium') && existsSync(`${process.env.PEERS_NPM}/node_modules/puppeteer-core`), documents: 45, together: true },
  weasyprint: {
    cold: (stem, out) => [python, `${here}weasyprint_driver.py`, 'cold', stem, out], warm: (folder, count) => [python, `${here}weasyprint_driver.py`, 'warm', folder, count],
    found: () => existsSync('/usr/bin/weasyprint'), documents: 30, together: true,
  },
};
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

// Runs a command to its end: what it said, processor time and the most memory of it and its children.
async function run(command, env = {}) {
  const [program, ...args] = command.map(String);
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '', most = 0, over = false;
  child.stdout.on('data', (bytes) => { said += bytes; });
  const status = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  status.finally(() => { over = true; });
  await sleep(100);  // Until it is no longer a copy of this process.
  for (; !over; await sleep(20)) most = Math.max(most, kilobytesOf([child.pid]) / 1024);
  if (await status) throw new Error(`${command.join(' ')} ended with ${await status}`);
  return { said, most };
}

// A cold start is too short to be sampled: the kernel's own account, by way of bash.
function coldTime(command) {
  const quoted = command.map((word) => `'${word}'`).join(' ');
  const told = execFileSync('bash', ['-c', `TIMEFORMAT='%R %U %S'; { time ${quoted} >/dev/null 2>&1 ; } 2>&1`], { encoding: 'utf8' });
  const [wall, user, system] = told.trim().split(' ').map((seconds) => Number(seconds) * 1e3);
  return { wall, cpu: user + system };
}

// At 21 right margins, 2 to 8 cm. A peer that reads the margin from its page makes all in one process.
async function breaksOf(name, peer) {
  if (!process.env.PEERS_MARKS) return { count: 0, wrong: [] };
  const made = [];
  for (let i = 0; i < 21; ++i) {
    const cm = String((20 + 3 * i) / 10), folder = `${work}/width/${cm}`, out = `${work}/out/${name}-${cm}.pdf`;
    mkdirSync(`${folder}/indicator`, { recursive: true });
    writeVariants(folder, 1, cm);
    for (const file of ['schema.json', 'sample.json']) cpSync(`${here}indicator/${file}`, `${folder}/indicator/${file}`);
    writeFileSync(`${folder}/indicator/form.xml`, readFileSync(`${here}indicator/form.xml`, 'utf8').replace('right="20mm"', `right="${(20 + 3 * i)}mm"`));
    made.push([`${folder}/000`, out]);
    if (!peer.together) await run(peer.cold(...made.at(-1)).map((word) => (word === templates ? folder : word)), { RIGHT_CM: cm });
  }
  if (peer.together) await run([...peer.cold(...made[0]), ...made.slice(1).flat()]);
  let count = 0;
  const wrong = [];
  for (const [, out] of made) {
    const ends = await lineEnds(out);
    count += ends.count;
    wrong.push(...ends.wrong);
  }
  return { count, wrong };
}

async function measure(name, peer) {
  const out = `${work}/out/${name}.pdf`, cold = peer.cold(`${inputs}/000`, out), warm = peer.warm(inputs, peer.documents);
  coldTime(cold);
  const colds = Array.from({ length: 7 }, () => coldTime(cold));
  const { said, most } = await run(warm);
  const one = JSON.parse(said);
  const two = (await Promise.all([run(warm), run(warm)])).map((each) => JSON.parse(each.said));
  const texts = await exactness(out), breaks = await breaksOf(name, peer);
  return {
    warm: one.cpu, wall: one.wall, cold: median(colds.map(({ cpu }) => cpu)), coldWall: median(colds.map(({ wall }) => wall)),
    rate: two.reduce((sum, each) => sum + 1000 / each.cpu, 0), kb: statSync(out).size / 1000, mb: Math.max(most, one.mb),
    text: Math.min(...Object.values(texts)), texts, breaks,
  };
}

mkdirSync(inputs, { recursive: true });
mkdirSync(`${work}/out`, { recursive: true });
mkdirSync(`${templates}/indicator`, { recursive: true });
for (const file of ['form.xml', 'schema.json', 'sample.json']) cpSync(`${here}indicator/${file}`, `${templates}/indicator/${file}`);
writeVariants(inputs, 61);
const wanted = process.argv.slice(2);
const names = wanted.length ? wanted : Object.keys(peers);
console.log('| | warm ms | of it: ours ×| cold ms | documents/s, 2 processes | KB | MB | text, worst of 5 readers | wrong line ends of 1,000 |');
console.log('|---|---|---|---|---|---|---|---|---|');
let ours;
for (const name of names) {
  if (!peers[name].found()) {
    console.log(`| ${name} | absent |`);
    continue;
  }
  const row = await measure(name, peers[name]);
  ours ??= row;
  const figure = (value, digits) => value.toFixed(digits);
  console.log(`| ${name} | ${figure(row.warm, 1)} | ${figure(row.warm / ours.warm, 1)} | ${figure(row.cold, 0)} | ${figure(row.rate, 0)} | ${figure(row.kb, 1)} | ${figure(row.mb, 0)} | ${figure(row.text, 3)} | ${row.breaks.count ? `${figure((1000 * row.breaks.wrong.length) / row.breaks.count, 1)} (${row.breaks.count} lines)` : 'not judged'} |`);
  console.error(JSON.stringify({ name, wall: row.wall, coldWall: row.coldWall, texts: row.texts, wrong: [...new Set(row.breaks.wrong)].slice(0, 12) }));
}
