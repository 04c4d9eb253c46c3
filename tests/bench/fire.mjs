// The service under a load that takes too long for ctest. Prints figures, asserts nothing:
//
//   node tests/bench/fire.mjs held       300 slow and silent connections, honest requests beside them
//   node tests/bench/fire.mjs overload   four times as many renderings as it has capacity for
//   node tests/bench/fire.mjs memory     10,000 renderings, some of them refused, the memory in between
//   node tests/bench/fire.mjs bodies     the largest and costliest bodies, the memory for each
//   node tests/bench/fire.mjs stop       SIGTERM while renderings run, fifty times
//   node tests/bench/fire.mjs empty      requests without work, 16 at a time

import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { linger, start } from '../wire/service.mjs';

const documents = '/v1/documents/indicator-summary';
const run = promisify(execFile);
const loader = process.env.SARABAN_LOAD ?? fileURLToPath(new URL('../../build/tests/saraban_load', import.meta.url));
const sampleFile = fileURLToPath(new URL('../../templates/indicator-summary/sample.json', import.meta.url));
const head = `POST ${documents} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;
const sampleOf = async (service) => (await service.send({ path: '/v1/templates/indicator-summary/sample' })).body;
const percentile = (times, p) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.ceil((times.length * p) / 100) - 1)]?.toFixed(1);
const told = (times) => `${times.length}: p50 ${percentile(times, 50)}, p99 ${percentile(times, 99)}, most ${percentile(times, 100)} ms`;

async function timed(request) {
  const begun = performance.now();
  const status = await request().then((answer) => (answer.status === 503 && !answer.headers['retry-after'] ? '503 without Retry-After' : answer.status), (fault) => fault.code);
  return { status, ms: performance.now() - begun };
}

function tally(results) {
  for (const status of new Set(results.map((result) => result.status))) {
    console.log(`  ${status} × ${told(results.filter((result) => result.status === status).map(({ ms }) => ms))}`);
  }
}

async function held() {
  const service = await start(), sample = await sampleOf(service);
  const senders = [
    ...Array.from({ length: 100 }, () => linger(service.port)),
    ...Array.from({ length: 100 }, () => linger(service.port, 'GET / HTTP/1.1\r\n', { drip: 'X' })),
    ...Array.from({ length: 100 }, () => linger(service.port, `${head}Content-Length: 1000\r\n\r\n{`, { drip: ' ' })),
  ];
  await sleep(500);  // Until they are all connected.
  const probes = [];
  for (const end = Date.now() + 11_000; Date.now() < end; await sleep(100)) {
    probes.push(await timed(() => service.send({ path: documents, body: sample })));
  }
  console.log('honest renderings while 300 connections are held:');
  tally(probes);
  const ended = (await Promise.all(senders)).map(({ ms }) => ms);
  for (const [index, what] of ['silent', 'header', 'body'].entries()) console.log(`  ${what} cut after ${told(ended.slice(index * 100, index * 100 + 100))}`);
  await service.stop();
}

// What saraban_load (load.cpp) measures: a client in Node.js would take as much of the machine as
// the service. Gives { status: { count, p50, p99, most } }.
async function load(service, ...how) {
  const { stdout } = await run(loader, [service.port, ...how].map(String));
  const results = JSON.parse(stdout);
  for (const [status, { count, p50, p99, most }] of Object.entries(results)) console.log(`  ${status} × ${count}: p50 ${p50}, p99 ${p99}, most ${most} ms`);
  return results;
}

async function overload() {
  const service = await start(), sample = [documents, sampleFile];
  const phase = (what, ...how) => (console.log(what), load(service, ...how, ...sample));
  await phase('warming up:', 'clients', 2, 1);
  const { 200: alone } = await phase('one client:', 'clients', 1, 3);
  const { 200: full } = await phase(`${cpus().length} clients, one a core:`, 'clients', cpus().length, 3);
  await phase('16 clients:', 'clients', 16, 3);
  await phase('64 clients:', 'clients', 64, 3);
  const rate = Math.round((4 * full.count) / 3);
  const { 200: served } = await phase(`${rate}/s, four times what ${cpus().length} clients got:`, 'rate', rate, 4);
  console.log(`  p99 of the served is ${(served.p99 / alone.p99).toFixed(2)} times that of one client`);
  await sleep(1000);
  await phase('one client, a second later:', 'clients', 1, 2);
  for (let round = 0; round < 3; ++round, await sleep(1500)) await phase('300 at once:', 'at-once', 300);
  await service.stop();
}

function stateOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const number = (name) => Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))[1]);
  return { rss: number('VmRSS'), threads: number('Threads'), descriptors: readdirSync(`/proc/${pid}/fd`).length };
}

async function memory() {
  const service = await start(), sample = (await sampleOf(service)).toString();
  const faulty = ['{', '{}', sample.replace('2564', '25640'), sample.replace('"name": "', '"name": "漢'), sample.replace('"report": "', `"report": "${'A'.repeat(300)}`)];
  const say = (done) => {
    const { rss, threads, descriptors } = stateOf(service.pid);
    console.log(`${String(done).padStart(6)} renderings: ${rss} kB resident, ${threads} threads, ${descriptors} descriptors`);
    return rss;
  };
  say(0);
  let middle;
  for (let done = 0; done < 10_000; done += 1000) {
    await Promise.all(Array.from({ length: 4 }, async (_, sender) => {
      for (let i = 0; i < 250; ++i) await service.send({ path: documents, body: i % 10 ? sample : faulty[(i / 10 + sender) % faulty.length] });
    }));
    const rss = say(done + 1000);
    if (done === 4000) middle = rss;
    if (done === 9000) console.log(`slope of the second half: ${(((rss - middle) * 1024) / 5000).toFixed(0)} bytes a rendering`);
  }
  await service.stop();
}

// The most that each kind of body makes the service take beyond what it holds when idle.
async function bodies() {
  const sample = JSON.parse(readFileSync(sampleFile, 'utf8'));
  const texts = (unit, count = 18) => {
    const [first, ...quarters] = sample.indicators[0].quarters;
    const notes = Array.from({ length: count }, () => ({ date: null, date_text: '', text: unit.repeat(350_000 / count / unit.length) }));
    return JSON.stringify({ ...sample, indicators: [{ ...sample.indicators[0], quarters: [{ ...first, notes }, ...quarters] }] });
  };
  const worst = {
    Thai: texts('การพัฒนาและจัดเก็บฐานข้อมูล '.slice(0, 28)), 'short words': texts('a '), words: texts('ab cde f '), 'one huge word': texts('A'),
    spaces: texts(' '), 'a paragraph every 45 letters': texts(`${'ab cde f '.repeat(5).slice(0, 44)}\n`), 'many values': texts('ab c ', 2700),
    '500,000 numbers': `[${'1,'.repeat(499_999)}1]`, '90,000 names': `{${Array.from({ length: 90_000 }, (_, i) => `"${i}":1`)}}`, 'depth 100,000': '['.repeat(100_000),
  };
  for (const [what, body] of Object.entries(worst)) {
    for (const Accept of ['application/pdf', 'application/json']) {
      const service = await start(), peak = (name) => Number(readFileSync(`/proc/${service.pid}/status`, 'utf8').match(new RegExp(`${name}:\\s+(\\d+)`))[1]) / 1024;
      await service.send({ path: documents, body: JSON.stringify(sample) });
      const idle = peak('VmRSS');
      writeFileSync(`/proc/${service.pid}/clear_refs`, '5');  // The peak begins anew.
      const { status } = await service.send({ path: documents, body, headers: { Accept } });
      console.log(`${what}, ${Buffer.byteLength(body)} bytes, ${Accept}: ${status}, ${(peak('VmHWM') - idle).toFixed(1)} MiB above idle`);
      await service.stop();
    }
  }
}

async function stop() {
  const taken = [], codes = {}, answers = [];
  for (let round = 0; round < 50; ++round) {
    const service = await start(), sample = await sampleOf(service);
    const running = Array.from({ length: 8 }, () => timed(() => service.send({ path: documents, body: sample })));
    await sleep(Math.random() * 40);
    const begun = performance.now();
    const code = await service.stop();
    taken.push(performance.now() - begun);
    codes[code] = (codes[code] ?? 0) + 1;
    answers.push(...(await Promise.all(running)));
  }
  console.log(`stopped ${told(taken)}; exit codes`, codes, '; eight renderings each:');
  tally(answers);
}

async function empty() {
  const service = await start();
  const { 200: served } = await load(service, 'clients', 16, 5, '/livez');
  console.log(`${(served.count / 5).toFixed(0)} empty requests a second`);
  await service.stop();
}

const parts = { held, overload, memory, bodies, stop, empty };
await (parts[process.argv[2]] ?? (() => console.log(`one of: ${Object.keys(parts).join(' ')}`)))();
