// Saved pages from outside: the commands import-page and import-pages, and the same over HTTP.
//
// Where SARABAN_SHARED names a folder, also its bma/: every page with a bma/expected/NAME.json
// must give exactly that, every other is refused by the name of what it is.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { render, saraban, scratchFolder, source } from './rendering.mjs';
import { start } from './service.mjs';

const scratch = await scratchFolder();
const service = await start();
after(() => service.stop());
const pages = join(source, 'tests', 'pages');
const page = (name) => readFile(join(pages, name));
const whole = await page('whole.txt');
const expected = JSON.parse(await page('whole.json'));

// Runs the program with `input` on its standard input: { code, out, err }, the outputs as JSON where they are.
function run(words, input = '') {
  const child = spawn(saraban, words, { stdio: ['pipe', 'pipe', 'pipe'] });
  const collect = async (stream) => {
    const parts = [];
    for await (const part of stream) parts.push(part);
    const text = Buffer.concat(parts).toString();
    return text.startsWith('{') ? JSON.parse(text) : text;
  };
  child.stdin.on('error', () => {});  // A program may end without having read it.
  child.stdin.end(input);
  const code = new Promise((resolve) => child.once('close', resolve));
  return Promise.all([code, collect(child.stdout), collect(child.stderr)]).then(([status, out, err]) => ({ code: status, out, err }));
}

const post = (body, headers = {}) => service.send({ path: '/v1/imports/bma-page', body, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } });

test('a page becomes an indicator, its findings apart', async () => {
  assert.deepEqual(await run(['import-page', join(pages, 'whole.txt')]), { code: 0, out: expected, err: { findings: [] } });
  assert.deepEqual((await run(['import-page', '-'], await page('whole.html'))).out, expected);
  const cut = await run(['import-page', '-'], whole.subarray(0, whole.indexOf('\nโครงการ/กิจกรรม')));
  assert.equal(cut.code, 0);
  assert.deepEqual(cut.err.findings.map(({ code, pointer }) => [code, pointer]), [['truncated', '/source/truncated_at']]);
});

test('a page that is none is refused with the reason in both languages', async () => {
  const { code, out, err } = await run(['import-page', join(pages, 'reader-view.txt')]);
  assert.equal(code, 2);
  assert.equal(out, '');
  assert.equal(err.errors[0].code, 'reader_view');
  assert.match(err.errors[0].detail, /[ก-๙]/);
  assert.match(err.errors[0].detail_en, /reader view/);
});

test('a folder of pages is imported, and again without a change', async () => {
  const out = join(scratch, 'folder');
  const first = await run(['import-pages', pages, '-o', out]);
  assert.equal(first.code, 2);
  assert.deepEqual(first.out.pages.map(({ file, status }) => [file, status]), [['whole.html', 'new'], ['whole.txt', 'duplicate']]);
  assert.deepEqual(first.out.refused.map(({ file, errors }) => [file, errors[0].code]), [
    ['city-indicator.txt', 'city_indicator'], ['department-list.txt', 'department_list'], ['new-system-project.txt', 'new_system_project'],
    ['project-reader-view.txt', 'project'], ['project.txt', 'project'], ['reader-view.txt', 'reader_view']]);
  assert.deepEqual(first.out.skipped, ['whole.json']);
  assert.deepEqual(JSON.parse(await readFile(join(out, '5099-0407.json'))), expected);

  await writeFile(join(out, '5099-0001.json'), '{}');
  const again = await run(['import-pages', pages, '-o', out]);
  assert.equal(again.out.pages[0].status, 'unchanged');
  assert.deepEqual(again.out.absent, ['5099-0001.json']);
});

test('figures go out as a table and come back as changes to confirm', async () => {
  const out = join(scratch, 'table'), file = join(out, '5099-0407.json');
  await run(['import-pages', pages, '-o', out]);
  for (const name of ['figures.csv', 'figures.xlsx']) {
    const sheet = join(scratch, name);
    assert.equal((await run(['table', 'export', out, '-o', sheet])).code, 0);
    assert.deepEqual(await run(['table', 'compare', sheet, out]), { code: 0, out: { changes: [], problems: [], absent: [] }, err: '' });
  }
  const edited = join(scratch, 'edited.csv'), confirmed = join(scratch, 'changes.json');
  await writeFile(edited, (await readFile(join(scratch, 'figures.csv'), 'utf8')).replace(',45.50,45.5,', ',46.00,46,'));
  assert.equal((await run(['table', 'compare', edited, out, '-o', confirmed])).code, 0);
  assert.deepEqual(JSON.parse(await readFile(file)), expected);  // Nothing is changed yet.
  assert.deepEqual(JSON.parse(await readFile(confirmed)).changes,
    [{ code: '5099-0407', pointer: '/quarters/1/result', old: { text: '45.50', value: 45.5 }, new: { text: '46.00', value: 46 }, same_number: false }]);

  assert.equal((await run(['table', 'apply', confirmed, out])).code, 0);
  assert.equal(JSON.parse(await readFile(file)).quarters[1].result.text, '46.00');
  const twice = await run(['table', 'apply', confirmed, out]);
  assert.deepEqual([twice.code, twice.err.errors[0].code], [2, 'changed_meanwhile']);
});

test('a quarter begins with the one before it, and says so on paper', async () => {
  const quarter = (result, report) => ({ result: { text: result, value: Number(result) }, report });
  const begun = { ...expected, quarters: expected.quarters.map((q, i) => (i === 2 ? { ...q, ...quarter('45.50', 'ดูแลครบ') } : i === 3 ? { ...q, ...quarter('0.00', '') } : q)) };
  const file = join(scratch, 'begun.json');
  await writeFile(file, JSON.stringify(begun));
  const { code, out: { schema, source: origin, org_code, page_flag, ...indicator } } = await run(['carry-forward', file, '4']);
  assert.equal(code, 0);
  assert.deepEqual(indicator.quarters[3], { ...begun.quarters[3], ...quarter('45.50', 'ดูแลครบ'), carried_from: 3 });
  const report = { schema: 'bma-report/1', fiscal_year: 2564, quarter: 4, organisation: { code: org_code, name: 'สำนักงานเขตตัวอย่าง' }, indicators: [indicator] };
  const { trace } = await render(scratch, 'carried', { template: 'indicator-summary', body: report });
  assert.match(trace, /ยกมาจากไตรมาสที่ 3/);
  assert.equal((await run(['carry-forward', file, '3'])).code, 2);
});

test('an archive that is none is refused', async () => {
  const file = join(scratch, 'no.zip');
  await writeFile(file, 'PK\u0003\u0004 and no more');
  const { code, err } = await run(['import-pages', file, '-o', join(scratch, 'none')]);
  assert.equal(code, 2);
  assert.equal(err.errors[0].code, 'zip_damaged');
});

test('a page is imported over HTTP', async () => {
  const answer = await post(whole);
  assert.equal(answer.status, 200, answer.body.toString());
  assert.deepEqual(answer.json(), { indicator: expected, findings: [] });
  assert.deepEqual((await post(await page('whole.html'), { 'Content-Type': 'text/html' })).json().indicator, expected);
});

test('a page is refused over HTTP as every document is', async () => {
  const refused = await post(await page('project.txt'), { 'Accept-Language': 'en' });
  assert.equal(refused.status, 422);
  assert.equal(refused.headers['content-type'], 'application/problem+json');
  assert.equal(refused.json().errors[0].code, 'project');
  assert.equal((await post(Buffer.from([0xa1, 0xd2]))).json().errors[0].code, 'encoding');
  assert.equal((await post('{}', { 'Content-Type': 'application/json' })).status, 415);
  assert.equal((await post(Buffer.alloc(1_100_000, ' '))).status, 413);
  assert.equal((await service.send({ path: '/v1/imports/bma-page' })).status, 405);
});

if (process.env.SARABAN_SHARED) {
  const folder = join(process.env.SARABAN_SHARED, 'bma');
  const known = new Set(await readdir(join(folder, 'expected')));
  const kinds = [[/^city-/, 'city_indicator'], [/^newsystem-project-/, 'new_system_project'], [/^project-/, 'project'], [/\.main$/, 'reader_view']];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.txt'))) {
    const name = file.slice(0, -'.txt'.length);
    test(file, async () => {
      const { code, out, err } = await run(['import-page', join(folder, file)]);
      if (known.has(`${name}.json`)) assert.deepEqual(out, JSON.parse(await readFile(join(folder, 'expected', `${name}.json`))));
      else assert.deepEqual([code, err.errors[0].code], [2, kinds.find(([pattern]) => pattern.test(name))[1]]);
    });
  }
}
