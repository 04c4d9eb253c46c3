// A quarter at the desk, from the pages of BMA Digital Plans to a bundle whose checksums match: by four people with different
// roles, once with scripts and once without; and how many actions two hundred reports take.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { openDesk } from './desk/browser.mjs';
import { readZip, writeZip } from './desk/zip.mjs';
import { source } from './rendering.mjs';

const desk = await openDesk();
const folder = mkdtempSync(join(tmpdir(), 'saraban-pages-'));
after(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true });
});

const page = readFileSync(join(source, 'tests', 'pages', 'whole.txt'), 'utf8');
const indicator = (office, number) => `${office}-${String(number).padStart(4, '0')}`;
const pagesOf = (office, first, count) => {
  const pages = Array.from({ length: count }, (_, i) => [`${indicator(office, first + i)}.txt`, page.replaceAll('5099-0407', indicator(office, first + i))]);
  const file = join(folder, `${office}-${first}.zip`);
  writeFileSync(file, writeZip(pages));
  return file;
};
const picture = join(source, 'templates', 'memo', 'sample.png');
// In Thailand and of the Buddhist era, as it is typed.
const today = () => {
  const now = new Date(Date.now() + 7 * 3_600_000);
  return `${now.getUTCDate()}/${now.getUTCMonth() + 1}/${now.getUTCFullYear() + 543}`;
};
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

// Every file of the bundle stands in SHA256SUMS with its digest, and none besides.
function checkBundle(zip, reports) {
  const files = readZip(zip);
  const sums = files.get('SHA256SUMS').toString().trim().split('\n').map((line) => [line.slice(66), line.slice(0, 64)]);
  for (const [name, digest] of sums) assert.equal(sha256(files.get(name)), digest, name);
  assert.deepEqual(sums.map(([name]) => name).sort(), [...files.keys()].filter((name) => name !== 'SHA256SUMS').sort());
  const signed = [...files].filter(([name, bytes]) => name.endsWith('.pdf') && bytes.includes('/ByteRange'));
  assert.ok(signed.length >= reports + 1, `${signed.length} signed files of ${reports} reports and a letter: ${[...files.keys()]}`);
  assert.ok(files.has('สารบัญ.csv'));
}

// Four people of an office take `count` reports through the quarter.
async function quarter({ office, word, first, count, scripts, number, evidence }) {
  const who = {};
  for (const role of ['preparer', 'checker', 'director', 'records']) who[role] = await desk.enter(`${word}.${role}`, { scripts });
  const all = `/reports?state=`;

  const { preparer, checker, director, records } = who;
  await preparer.press('จัดทำรายงาน', 'main');
  await preparer.press(/^ส่งแฟ้มหน้าตัวชี้วัด/);
  await preparer.attach('#file', pagesOf(office, first, count));
  await preparer.press('ส่งแฟ้ม');
  if (evidence) {
    await preparer.press('main [value="save"]');
    await preparer.open(`${all}draft`);
    await preparer.press('main tbody th a');
    const report = preparer.path.split('?')[0];
    await preparer.open(`${report}/evidence`);
    await preparer.attach('#files', picture);
    await preparer.press('แนบ');
    await preparer.open(`${all}draft`);
    await preparer.tick('[name="all"]');
    await preparer.press('main [name="action"][value="submit"]');
    await preparer.press(new RegExp(`${count} รายการ$`), 'main');
  } else {
    await preparer.press('main [value="submit"]');
  }

  const decideOnAll = async (person, pile, action, password) => {
    await person.open('/');
    await person.press('ดูทั้งหมด', pile);
    await person.tick('[name="all"]');
    await person.press(`main [name="action"][value="${action}"]`);
    if (password) await person.type('#password', password);
    const took = await person.press(new RegExp(`${count} รายการ$`), 'main');
    console.log(`${action} of ${count} reports took ${(took / 1000).toFixed(1)} s`);
  };
  await decideOnAll(checker, 'main', 'check');
  await decideOnAll(director, 'main', 'sign_off', desk.passwords[`${word}.director`]);

  await records.open('/');
  await records.press('ดูทั้งหมด', 'main');
  await records.tick('[name="all"]');
  await records.press('จัดทำหนังสือนำส่ง', 'main');
  await records.press('บันทึกหนังสือ');
  const letter = records.path.split('?')[0];

  await director.open('/');
  await director.press(`main [href="${letter}"]`);
  await director.press('main .moves a[href$="/sign"]');
  await director.type('#password', desk.passwords[`${word}.director`]);
  await director.press('main form button');

  await records.open('/');
  await records.press(`main [href="${letter}"]`);
  await records.press('main .moves a[href$="/register"]');
  await records.type('#number', number);
  await records.type('#date', today());
  await records.press('main form button');
  await records.press('main .moves a[href$="/send"]');
  await records.press('main form button');
  const bundle = await records.download('ดาวน์โหลดหนังสือพร้อมรายงานและหลักฐาน (ZIP)');
  checkBundle(bundle, count);

  const actions = Object.values(who).reduce((sum, person) => sum + person.actions, 0);
  for (const person of Object.values(who)) await person.leave();
  return actions;
}

test('four people walk a quarter with scripts', async () => {
  await quarter({ office: '5009', word: 'huaikhwang', first: 1, count: 3, scripts: true, number: '3336', evidence: true });
});

test('four people walk a quarter without scripts', async () => {
  await quarter({ office: '5047', word: 'bangna', first: 1, count: 3, scripts: false, number: '3336', evidence: true });
});

test('two hundred pages come in and leave with one letter in forty actions', async () => {
  const actions = await quarter({ office: '5009', word: 'huaikhwang', first: 1000, count: 200, scripts: true, number: '3337', evidence: false });
  console.log(`two hundred reports took ${actions} actions`);
  assert.ok(actions <= 40, `${actions} actions`);
});
