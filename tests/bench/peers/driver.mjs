// Peers that live in Node.js: node driver.mjs typst|chromium cold STEM OUT.pdf [STEM OUT.pdf]…
//                             node driver.mjs typst|chromium warm DIR COUNT
// Prints what a warm driver prints (tell.h). PEERS_NPM is the folder of their packages.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpuOf, kilobytesOf } from './processes.mjs';

const require = createRequire(`${process.env.PEERS_NPM}/x.js`);
const right = process.env.RIGHT_CM ?? '2';
const laksaman = ['Laksaman.ttf', 'Laksaman-Bold.ttf'].map((name) => `/usr/share/fonts/truetype/tlwg/${name}`);

function typst() {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
  const mainFileContent = readFileSync(new URL('indicator.typ', import.meta.url), 'utf8');
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: laksaman.map((file) => readFileSync(file)) }] });
  let made = 0;
  const render = (stem) => {
    if (++made % 10 === 0) compiler.evictCache(10);  // What it remembers of old documents would grow for ever.
    const compiled = compiler.compile({ mainFileContent, inputs: { data: readFileSync(`${stem}.json`, 'utf8'), right } });
    if (compiled.hasError()) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? 'typst'));
    return compiler.pdf(compiled.result, {});
  };
  return { render, close: () => {}, children: () => [] };
}

async function chromium() {
  const { launch } = require('puppeteer-core');
  const browser = await launch({ executablePath: '/usr/bin/chromium', headless: true, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  const page = await browser.newPage();
  const render = async (stem) => {
    await page.setContent(readFileSync(`${stem}.html`, 'utf8'), { waitUntil: 'load' });
    return page.pdf({ preferCSSPageSize: true, tagged: true });
  };
  return { render, close: () => browser.close(), children: () => [browser.process().pid] };
}

const [name, how, ...rest] = process.argv.slice(2);
const { render, close, children } = await { typst, chromium }[name]();
if (how === 'cold') {
  for (let i = 0; i < rest.length; i += 2) writeFileSync(rest[i + 1], await render(rest[i]));
} else {
  const [from, last] = rest, count = Number(last), wall = [];
  const spent = () => cpuOf([process.pid, ...children()]);
  let bytes = 0, begun = 0;
  for (let i = 0; i < count; ++i) {
    if (i === Math.floor(count / 3)) begun = spent();
    const start = performance.now();
    bytes = (await render(`${from}/${String(i % 61).padStart(3, '0')}`)).length;
    if (i >= Math.floor(count / 3)) wall.push(performance.now() - start);
  }
  const cpu = (spent() - begun) / wall.length;
  console.log(JSON.stringify({ cpu, wall: wall.toSorted((a, b) => a - b)[wall.length >> 1], bytes, mb: kilobytesOf([process.pid]) / 1024 }));
}
await close();
