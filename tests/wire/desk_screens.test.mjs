// Every screen of the desk with the demonstration data, as it looks: nothing serious for axe-core in light and dark, no
// scrolling sideways at 320 px and at 200 %, a picture of each under out/desk/. And how few clicks lead to a signed report.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { openDesk } from './desk/browser.mjs';
import { addressOf, screens, seriousFindings, sideways } from './desk/screens.mjs';
import { source } from './rendering.mjs';

const desk = await openDesk(['demo', 'filled']);
after(() => desk.stop());
const pictures = join(source, 'out', 'desk');
mkdirSync(pictures, { recursive: true });

const people = new Map();
const person = async (login) => {
  if (!people.has(login)) people.set(login, await desk.enter(login));
  return people.get(login);
};

// As somebody sees it who has that window and that scheme.
const looks = [
  { name: 'light', width: 1200, scheme: 'light', judged: true },
  { name: 'dark', width: 1200, scheme: 'dark', judged: true },
  { name: '320', width: 320, scheme: 'light', judged: true },
  { name: 'zoomed', width: 600, scheme: 'light', scale: 2 },  // A window of 1200 at 200 %.
];

for (const screen of screens) {
  test(`${screen[0]} is for everybody`, async () => {
    const who = await person(screen[1]);
    const address = await addressOf(who, screen);
    for (const { name, width, scheme, scale = 1, judged } of looks) {
      await who.page.setViewport({ width, height: 900, deviceScaleFactor: scale });
      await who.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      const status = await who.open(address);
      assert.ok(status === 200 || screen[0] === 'refusal', `${address} answers ${status}`);
      assert.equal(await sideways(who.page), 0, `${address} scrolls sideways in ${name}`);
      if (name !== 'zoomed') await who.page.screenshot({ path: join(pictures, `${screen[0]}-${name}.png`), fullPage: true });
      if (judged) assert.deepEqual(await seriousFindings(who.page), [], `${address} in ${name}`);
    }
  });
}

test('the signed report of เขตห้วยขวาง for quarter 3 of 2564 is three clicks away', async () => {
  for (const login of ['strategy.reader', 'huaikhwang.preparer']) {
    const who = await desk.enter(login);
    await who.press('ปีงบประมาณ 2564');
    if (login.startsWith('strategy')) await who.press('[href="/reports?fiscal_year=2564&quarter=3&office=5009"]');
    const pdf = await who.download(login.startsWith('strategy') ? '[href$="report.pdf"]' : 'main td:nth-of-type(4) [href$="report.pdf"]');
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    assert.ok(pdf.includes('/ByteRange'), 'it is not signed');
    assert.ok(who.clicks <= 3, `${login} clicked ${who.clicks} times`);
    await who.leave();
  }
});
