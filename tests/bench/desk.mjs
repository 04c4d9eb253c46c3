// How long the desk's screens take to answer over HTTP, one after the other, where 50 districts report 100 indicators in four
// quarters: median and worst of 20, and the CPU time that the service took for each, in ms. Build saraban_desk_fill first.
//
//   node tests/bench/desk.mjs

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { saraban, start } from '../wire/service.mjs';

const times = 20;
const folder = mkdtempSync(join(tmpdir(), 'saraban-desk-bench-')), state = join(folder, 'state');
const admin = (...words) => execFileSync(saraban, ['admin', ...words, '--state', state], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const passwords = Object.fromEntries(admin('demo').trim().split('\n').slice(1).map((line) => line.split('\t').slice(1, 3)));
admin('seal', 'test-authority');
execFileSync(join(saraban, '..', 'tests', 'saraban_desk_fill'), [state]);
const service = await start(['--state', state]);

const cookies = {};
for (const login of ['huaikhwang.preparer', 'huaikhwang.checker', 'huaikhwang.director', 'huaikhwang.records', 'huaikhwang.administrator', 'strategy.reader', 'strategy.reviewer']) {
  const answer = await service.send({ method: 'POST', path: '/v1/sessions', body: JSON.stringify({ login, password: passwords[login] }) });
  cookies[login] = answer.headers['set-cookie'].split(';')[0];
}
const get = (login, path) => service.send({ path, headers: { Cookie: cookies[login], Accept: 'text/html,*/*' } });
const firstReport = async (login, query) => /"(\/reports\/[a-z2-7]{26})"/.exec((await get(login, `/reports?${query}`)).body.toString())[1];

const draft = await firstReport('huaikhwang.preparer', 'state=draft'), checked = await firstReport('huaikhwang.director', 'state=checked'), submitted = await firstReport('huaikhwang.checker', 'state=submitted');
const screens = [
  ['strategy.reader', '/coverage?fiscal_year=2564'],
  ['strategy.reader', '/coverage?fiscal_year=2564&quarter=3'],
  ['strategy.reader', '/coverage?fiscal_year=2564&office=5009'],
  ['huaikhwang.preparer', '/coverage?fiscal_year=2564'],
  ['huaikhwang.preparer', '/'], ['huaikhwang.checker', '/'], ['huaikhwang.director', '/'], ['strategy.reviewer', '/'],
  ['huaikhwang.preparer', '/reports'], ['strategy.reader', '/reports'], ['strategy.reader', '/reports?fiscal_year=2564&quarter=3&office=5009'],
  ['strategy.reader', `/reports?q=${encodeURIComponent('ความสำเร็จ')}`], ['huaikhwang.preparer', '/reports?state=checked'],
  ['huaikhwang.preparer', draft], ['huaikhwang.preparer', `${draft}/edit`], ['huaikhwang.preparer', `${draft}/evidence`], ['huaikhwang.preparer', `${draft}/submit`],
  ['huaikhwang.checker', `${submitted}/check`], ['huaikhwang.director', `${checked}/sign_off`],
  ['huaikhwang.preparer', '/reports/new'], ['huaikhwang.preparer', '/reports/new/carry'], ['huaikhwang.preparer', '/reports/new/by-hand'], ['huaikhwang.preparer', '/reports/table'],
  ['huaikhwang.records', '/letters'], ['huaikhwang.records', '/letters/new?fiscal_year=2564&quarter=3'], ['huaikhwang.records', '/bundle'], ['strategy.reader', '/bundle?fiscal_year=2564&quarter=3'],
  ['huaikhwang.administrator', '/history'],
  ['huaikhwang.preparer', '/plans?fiscal_year=2564'], ['huaikhwang.administrator', '/people'], ['huaikhwang.administrator', '/people/new'], ['huaikhwang.administrator', '/people/delegations'],
  ['huaikhwang.administrator', '/people/units'], ['huaikhwang.administrator', '/people/keys'], ['huaikhwang.preparer', '/account'], ['huaikhwang.preparer', '/forms'], ['huaikhwang.preparer', '/help'],
];

const tick = 10;  // ms, of the kernel's accounts (USER_HZ is 100 on Linux).
const cpu = () => {
  const fields = readFileSync(`/proc/${service.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tick;
};

console.log('median\tworst\tCPU\tKB\tstatus\tscreen');
for (const [login, path] of screens) {
  const taken = [];
  let answer;
  const before = cpu();
  for (let i = 0; i < times; ++i) {
    const begun = performance.now();
    answer = await get(login, path);
    taken.push(performance.now() - begun);
  }
  const used = (cpu() - before) / times;
  taken.sort((a, b) => a - b);
  console.log(`${taken[times / 2].toFixed(1)}\t${taken.at(-1).toFixed(1)}\t${used.toFixed(1)}\t${Math.round(answer.body.length / 1000)}\t${answer.status}\t${login.split('.')[1]} ${path.replace(/[a-z2-7]{26}/, 'ID')}`);
}
await service.stop();
rmSync(folder, { recursive: true });
