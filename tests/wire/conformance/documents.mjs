// The documents that the judge is held against: every template's sample, the golden documents
// (FORM.json, FORM.WHAT.json), those of tests/wire/documents, some that only an option brings
// about, and two large ones.

import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { source } from '../rendering.mjs';

const forms = 'tests/wire/forms';
const inFolder = async (folder) =>
  (await readdir(join(source, folder)))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(source, folder, name));

const rows = (count) =>
  Array.from({ length: count }, (_, i) => ({
    activity: `ประชุมคณะทำงาน ครั้งที่ ${i + 1}`,
    report: 'แล้วเสร็จตามแผน และส่งรายงานให้สำนักยุทธศาสตร์และประเมินผลแล้ว',
    result: '100.00',
  }));

// A page holds five of these sections.
const sections = (count) =>
  Array.from({ length: count }, (_, i) => ({
    title: `เรื่องที่ ${i + 1}`,
    text: 'สำนักงานเขตได้ดำเนินการตามขั้นตอนครบถ้วน นำข้อมูลเข้าระบบและปรับปรุงให้เป็นปัจจุบันอย่างสม่ำเสมอ แล้วนำไปใช้ในการวางแผนเยี่ยมบ้านและจัดสรรอุปกรณ์ช่วยเหลือผู้สูงอายุ โดยมีหลักฐานที่ตรวจสอบได้',
    points: ['จัดทำบัญชีรายการข้อมูล (data catalog)', 'จัดทำพจนานุกรมข้อมูล'],
  }));

const large = [
  {
    name: 'a report with 1,000 rows',
    template: 'long-table',
    forms,
    body: { title: 'ตารางผลการดำเนินงานหนึ่งพันรายการ', rows: rows(1000) },
    pages: 40,
    elements: { Table: 1, THead: 1, TR: 1001, TH: 4, TD: 4000 },
  },
  {
    name: 'a document of 300 pages',
    template: 'long-text',
    forms,
    body: { title: 'รายงานประจำปี', sections: sections(1600) },
    pages: 300,
    elements: { H1: 1, H2: 1600 },
  },
];

const sample = async (template) => JSON.parse(await readFile(join(source, 'templates', template, 'sample.json')));

// Lists set item by item (the sample's calculation is one as well), an emblem drawn, an emblem left to the paper.
async function byOption() {
  const summary = await sample('indicator-summary');
  summary.indicators[0].summary = 'ดำเนินการดังนี้ 1. แต่งตั้งคณะทำงาน 2. จัดทำบัญชีรายการข้อมูล 3. รายงานผลให้ผู้บริหารทราบ';
  const emblem = ['--emblem', join(source, 'tests/wire/letters/emblem.svg')];
  const letter = await sample('external-letter');
  return [
    {
      name: 'a summary with a list',
      template: 'indicator-summary',
      body: summary,
      options: ['--lists', 'items'],
      elements: { L: 2, LI: 6, LBody: 6, Figure: 1 },
    },
    { name: 'a memo with an emblem', template: 'memo', body: await sample('memo'), options: emblem, elements: { Figure: 1, H1: 1 } },
    { name: 'a letter with an emblem', template: 'external-letter', body: letter, options: emblem, elements: { Figure: 1 } },
    {
      name: 'a letter for Garuda paper',
      template: 'external-letter',
      body: { ...letter, letter: { ...letter.letter, emblem: 'preprinted' } },
    },
  ];
}

// [{name, template, body, forms, options, pages: at least, elements: so many of each type}].
export async function documents() {
  const found = [];
  for (const template of (await readdir(join(source, 'templates'))).sort()) {
    const body = await readFile(join(source, 'templates', template, 'sample.json')).catch(() => null);
    if (body) found.push({ name: `sample of ${template}`, template, body });
  }
  for (const file of await inFolder('tests/golden'))
    found.push({ name: `golden ${basename(file)}`, template: basename(file).split('.')[0], body: await readFile(file) });
  for (const file of await inFolder('tests/wire/documents')) found.push({ name: basename(file), ...JSON.parse(await readFile(file)) });
  return [...found, ...(await byOption()), ...large];
}
