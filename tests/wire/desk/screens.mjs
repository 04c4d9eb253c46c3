// Every screen of the desk: [name, who looks at it, its address, or how one finds it].

import { join } from 'node:path';

import axe from 'axe-core';

import { source } from '../rendering.mjs';

const paper = join(source, 'templates', 'memo', 'sample.png');

const first = (selector) => async (person, from) => {
  await person.open(from);
  return person.page.$eval(selector, (link) => link.getAttribute('href'));
};
const inList = (query, tail = '') => async (person) => (await first('tbody th a')(person, `/reports?${query}`)) + tail;
const inLetters = (query, tail = '') => async (person) => (await first('tbody th a')(person, `/letters?${query}`)) + tail;

// A letter of the reports that one quarter has, to be signed with a pen; then with its scan.
const onPaper = async (person) => {
  await person.open('/letters/new?fiscal_year=2564&quarter=4');
  await person.press('บันทึกหนังสือ');
  await person.press('ลงนามในกระดาษ', 'main');
  return person.path.split('?')[0];
};
const scanned = async (person) => {
  const address = await onPaper(person);
  await person.attach('#scan', paper);
  await person.press('ส่งแฟ้มสแกน');
  return address;
};
const recorded = async (person) => {
  const address = await scanned(person);
  await person.choose('#signer', await person.page.$eval('#signer option:last-child', (one) => one.value));
  await person.type('#number', '9999');
  await person.type('#date', '1/10/2564');
  await person.press('บันทึกการลงนาม', 'main');
  return address.replace('/record_ink', '');
};

export const screens = [
  ['sign-in', null, '/sign-in'],
  ['help', null, '/help'],
  ['verify', null, '/verify'],
  ['my-work-preparer', 'huaikhwang.preparer', '/'],
  ['my-work-director', 'huaikhwang.director', '/'],
  ['my-work-reviewer', 'strategy.reviewer', '/'],
  ['reports', 'huaikhwang.preparer', '/reports'],
  ['reports-none', 'huaikhwang.preparer', '/reports?q=ไม่มีรายงานนี้'],
  ['reports-all', 'strategy.reader', '/reports'],
  ['report-signed', 'huaikhwang.preparer', inList('state=sent')],
  ['report-draft', 'huaikhwang.preparer', inList('state=draft')],
  ['report-submit', 'huaikhwang.preparer', inList('state=draft', '/submit')],
  ['report-return', 'huaikhwang.checker', inList('state=submitted', '/return')],
  ['report-sign', 'huaikhwang.director', inList('state=checked', '/sign_off')],
  ['report-edit', 'huaikhwang.preparer', inList('state=draft', '/edit')],
  ['report-evidence', 'huaikhwang.preparer', inList('state=draft', '/evidence')],
  ['new-report', 'huaikhwang.preparer', '/reports/new'],
  ['new-paste', 'huaikhwang.preparer', '/reports/new/paste'],
  ['new-pages', 'huaikhwang.preparer', '/reports/new/pages'],
  ['new-table', 'huaikhwang.preparer', '/reports/new/table'],
  ['new-carry', 'huaikhwang.preparer', '/reports/new/carry'],
  ['new-by-hand', 'huaikhwang.preparer', '/reports/new/by-hand'],
  ['report-table', 'huaikhwang.preparer', '/reports/table'],
  ['letters', 'huaikhwang.records', '/letters'],
  ['letter', 'huaikhwang.records', inLetters('state=sent')],
  ['letter-new', 'huaikhwang.records', '/letters/new'],
  ['letter-form', 'huaikhwang.records', '/letters/new?fiscal_year=2564&quarter=4'],
  ['letter-on-paper', 'huaikhwang.records', onPaper],
  ['letter-scanned', 'huaikhwang.records', scanned],
  ['letter-by-hand', 'huaikhwang.records', recorded],
  ['bundle', 'huaikhwang.records', '/bundle'],
  ['history', 'huaikhwang.administrator', '/history'],
  ['coverage', 'strategy.reader', '/coverage?fiscal_year=2564'],
  ['coverage-quarter', 'strategy.reader', '/coverage?fiscal_year=2564&quarter=3'],
  ['coverage-office', 'strategy.reader', '/coverage?fiscal_year=2564&office=5009'],
  ['coverage-own', 'huaikhwang.preparer', '/coverage'],
  ['plans', 'huaikhwang.preparer', '/plans'],
  ['people', 'huaikhwang.administrator', '/people'],
  ['person', 'huaikhwang.administrator', first('tbody th a')],
  ['person-new', 'huaikhwang.administrator', '/people/new'],
  ['delegations', 'huaikhwang.administrator', '/people/delegations'],
  ['units', 'huaikhwang.administrator', '/people/units'],
  ['keys', 'huaikhwang.administrator', '/people/keys'],
  ['account', 'huaikhwang.preparer', '/account'],
  ['forms', 'huaikhwang.preparer', '/forms'],
  ['refusal', 'huaikhwang.preparer', '/people'],
];

export const addressOf = (person, [name, , where]) => (typeof where === 'string' ? where : where(person, name === 'person' ? '/people' : ''));

// What axe-core finds that is serious or critical, a line each.
export async function seriousFindings(page) {
  await page.addScriptTag({ content: axe.source });
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

// How far the page reaches beyond the window, in CSS pixels; regions that scroll by themselves may.
export const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
