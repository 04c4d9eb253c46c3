// The service under a load that takes too long for ctest. Prints figures, asserts nothing:
//
//   node tests/bench/fire.mjs held       300 slow and silent connections, honest requests beside them
//   node tests/bench/fire.mjs overload   four times as many renderings as it has capacity for
//   node tests/bench/fire.mjs memory     10,000 renderings, the memory in between
//   node tests/bench/fire.mjs stop       SIGTERM while renderings run, fifty times
//   node tests/bench/fire.mjs empty      requests without work, 16 at a time

import { readFileSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

import { linger, start } from '../wire/service.mjs';

const documents = '/v1/documents/indicator-summary';
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

// `clients` at a time, each sending its next request when it has its answer (after 100 ms when
// that was a 503: the polite ones wait a second).
async function closedLoop(service, body, clients, seconds) {
  const results = [];
  const end = Date.now() + seconds * 1000;
  await Promise.all(Array.from({ length: clients }, async () => {
    while (Date.now() < end) {
      results.push(await timed(() => service.send({ path: documents, body })));
      if (results.at(-1).status !== 200) await sleep(100);
    }
  }));
  return results;
}

// A request every 1/rate seconds, whatever has been answered.
async function openLoop(service, body, rate, seconds) {
  const results = [];
  const begun = Date.now();
  for (let sent = 0; Date.now() < begun + seconds * 1000; await sleep(5)) {
    for (; sent < ((Date.now() - begun) * rate) / 1000; ++sent) results.push(timed(() => service.send({ path: documents, body })));
  }
  return Promise.all(results);
}

async function overload() {
  const service = await start(), sample = await sampleOf(service);
  await closedLoop(service, sample, 2, 2);
  const phase = async (what, load) => {
    console.log(what);
    const before = service.log.length, results = await load;
    tally(results);
    const refused = service.log.slice(before).filter(({ event, status }) => event === 'request' && status === 503).map(({ ms }) => ms);
    if (refused.length > 0) console.log(`  by the service's own clock, 503 ${told(refused)}`);
    return results;
  };
  await phase('one client:', closedLoop(service, sample, 1, 3));
  const full = await phase(`${cpus().length} clients, one a core:`, closedLoop(service, sample, cpus().length, 4));
  await phase('16 clients:', closedLoop(service, sample, 16, 4));
  const capacity = full.length / 4;
  await phase('64 clients:', closedLoop(service, sample, 64, 4));
  await phase(`four times the capacity of ${capacity.toFixed(0)}/s:`, openLoop(service, sample, 4 * capacity, 4));
  await sleep(1000);
  await phase('one client, a second later:', closedLoop(service, sample, 1, 2));
  await phase('300 at once:', Promise.all(Array.from({ length: 300 }, () => timed(() => service.send({ path: documents, body: sample })))));
  await service.stop();
}

function stateOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const number = (name) => Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))[1]);
  return { rss: number('VmRSS'), threads: number('Threads'), descriptors: readdirSync(`/proc/${pid}/fd`).length };
}

async function memory() {
  const service = await start(), sample = await sampleOf(service);
  const say = (done) => {
    const { rss, threads, descriptors } = stateOf(service.pid);
    console.log(`${String(done).padStart(6)} renderings: ${rss} kB resident, ${threads} threads, ${descriptors} descriptors`);
    return rss;
  };
  say(0);
  let middle;
  for (let done = 0; done < 10_000; done += 1000) {
    await Promise.all(Array.from({ length: 4 }, async () => {
      for (let i = 0; i < 250; ++i) await service.send({ path: documents, body: sample });
    }));
    const rss = say(done + 1000);
    if (done === 4000) middle = rss;
    if (done === 9000) console.log(`slope of the second half: ${(((rss - middle) * 1024) / 5000).toFixed(0)} bytes a rendering`);
  }
  await service.stop();
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
  const begun = performance.now();
  let done = 0;
  await Promise.all(Array.from({ length: 16 }, async () => {
    while (performance.now() < begun + 5000) await service.send({ path: '/livez' }), ++done;
  }));
  console.log(`${(done / 5).toFixed(0)} empty requests a second (this client is the limit; wrk tells more)`);
  await service.stop();
}

const parts = { held, overload, memory, stop, empty };
await (parts[process.argv[2]] ?? (() => console.log(`one of: ${Object.keys(parts).join(' ')}`)))();
