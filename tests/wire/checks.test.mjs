// Damaged Thai over HTTP: reported, repaired where that is certain, and never changed unasked.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { run, scratchFolder } from './rendering.mjs';
import { start } from './service.mjs';

const service = await start();
after(() => service.stop());
const scratch = await scratchFolder();

// What a PDF says of its own making.
async function recordIn(base64) {
  await writeFile(join(scratch, 'asked.pdf'), Buffer.from(base64, 'base64'));
  await run('pdfdetach', ['-saveall', '-o', scratch, join(scratch, 'asked.pdf')]);
  return JSON.parse(await readFile(join(scratch, 'render.json'), 'utf8'));
}

const documents = '/v1/documents/indicator-summary';
const json = { Accept: 'application/json' };

// The sample with damage in one report.
async function damaged() {
  const report = (await service.send({ path: '/v1/templates/indicator-summary/sample' })).json();
  report.indicators[0].quarters[0].report = 'ได้ด าเนินการและจัดเก็บขอมูลแล้ว';
  return JSON.stringify(report);
}

const at = '/indicators/0/quarters/0/report';

test('a check names each damage, its place and what it should be', async () => {
  const answer = await service.send({ path: '/v1/checks', body: await damaged() });
  assert.equal(answer.status, 200);
  const found = answer.json().findings.filter(({ pointer }) => pointer === at);
  assert.deepEqual(found.map(({ start: from, end, text, kind, certainty, suggestion }) => [from, end, text, kind, certainty, suggestion]), [
    [4, 6, ' า', 'space_for_nikhahit', 'certain', 'ำ'],
    [23, 28, 'ขอมูล', 'lost_mark', 'suspect', 'ข้อมูล'],
  ]);
});

test('a rendering changes nothing unasked, and lists what it repaired when asked', async () => {
  const body = await damaged();
  const given = (await service.send({ path: documents, body, headers: json })).json();
  const off = (await service.send({ path: documents + '?repair=off', body, headers: json })).json();
  const reported = (await service.send({ path: documents + '?repair=report', body, headers: json })).json();
  const repaired = (await service.send({ path: documents + '?repair=certain', body, headers: json })).json();
  assert.equal(off.sha256, given.sha256);
  assert.equal(reported.sha256, given.sha256);
  assert.notEqual(repaired.sha256, given.sha256);
  assert.deepEqual([given.changes, given.findings, reported.changes], [[], [], []]);
  assert.equal(reported.findings.length, 2);
  assert.deepEqual(repaired.changes.map(({ pointer, old, new: made, rule }) => [pointer, old, made, rule]), [[at, ' า', 'ำ', 'space_for_nikhahit']]);
  assert.equal(repaired.findings.length, 1);
  assert.deepEqual((await recordIn(repaired.pdf)).repairs, [{ end: 6, pointer: at, rule: 'space_for_nikhahit', start: 4 }]);
  assert.deepEqual((await recordIn(given.pdf)).repairs, []);
});

test('more than 2,000 repairs are all made, the first 2,000 listed and the rest counted', async () => {
  const report = (await service.send({ path: '/v1/templates/indicator-summary/sample' })).json();
  report.indicators[0].quarters[0].report = 'เเก้ '.repeat(1500);
  report.indicators[0].quarters[1].report = 'เเก้ '.repeat(600);
  const { changes, findings, pdf } = (await service.send({ path: documents + '?repair=certain', body: JSON.stringify(report), headers: json })).json();
  assert.equal(changes.length, 2000);
  assert.match(findings.find(({ kind }) => kind === 'more_changes').detail_en, /; 100 more were repaired too$/);
  assert.equal((await recordIn(pdf)).repairs.length, 2100);  // The file leaves none out.
});

test('another word than off, report and certain is refused', async () => {
  assert.equal((await service.send({ path: documents + '?repair=all', body: await damaged() })).status, 400);
  assert.equal((await service.send({ path: '/v1/checks', body: '{' })).status, 400);
});
