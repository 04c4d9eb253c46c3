// A service with people and records, Chromium beside it, and persons who do at their desk what people do: every click,
// choice, field and file is counted.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import puppeteer from 'puppeteer-core';

import { saraban, start } from '../service.mjs';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const emblem = fileURLToPath(new URL('../letters/emblem.svg', import.meta.url));

// { service, passwords, enter, stop }. `demo`: the words of `saraban admin demo …`.
export async function openDesk(demo = ['demo']) {
  const folder = mkdtempSync(join(tmpdir(), 'saraban-desk-'));
  const state = join(folder, 'state');
  const admin = (...words) => execFileSync(saraban, ['admin', ...words, '--state', state], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const passwords = Object.fromEntries(admin(...demo).trim().split('\n').slice(1).map((line) => line.split('\t').slice(1, 3)));
  if (demo.length === 1) admin('seal', 'test-authority');
  const service = await start(['--state', state, '--emblem', emblem, '--deadlines', '5,60,60']);
  // Whoever runs the tests as root, as CI does, has no sandbox for Chromium.
  const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-dev-shm-usage'], protocolTimeout: 300_000 });
  const stop = async () => {
    await browser.close();
    await service.stop();
    rmSync(folder, { recursive: true });
  };
  const enter = async (login, options) => {
    const person = await Person.arrive(browser, `http://localhost:${service.port}`, options);
    if (login) await person.signIn(login, passwords[login]);
    return person;
  };
  return { service, passwords, enter, stop };
}

// What a step gives, or, after `ms`, an error that names it.
async function inTime(step, work, ms = 40_000) {
  let alarm;
  const late = new Promise((_, reject) => { alarm = setTimeout(() => reject(new Error(`${step} took longer than ${ms / 1000} s`)), ms); });
  return Promise.race([work, late]).finally(() => clearTimeout(alarm));
}

// Somebody at a browser of their own.
export class Person {
  static async arrive(browser, base, { scripts = true, width = 1200, scheme = 'light', scale = 1 } = {}) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    page.setDefaultTimeout(0);  // inTime() watches the clock, and says what was late.
    await page.setJavaScriptEnabled(scripts);
    await page.setBypassCSP(true);  // For axe, which is added to the page.
    await page.setViewport({ width, height: 900, deviceScaleFactor: scale });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    return new Person(page, base);
  }

  constructor(page, base) {
    this.page = page;
    this.base = base;
    this.actions = 0;
    this.clicks = 0;
  }

  get path() {
    return this.page.url().slice(this.base.length);
  }

  // Not an action: where one is anyway, or an address that somebody sent.
  async open(path) {
    const answer = await inTime(`opening ${path}`, this.page.goto(this.base + path, { waitUntil: 'load' }));
    return answer.status();
  }

  async signIn(login, password) {
    await this.open('/sign-in');
    await this.type('#login', login);
    await this.type('#password', password);
    await this.press('main button');
    assert.equal(this.path, '/', `${login} could not sign in`);
    this.actions = this.clicks = 0;  // What follows is counted from here.
  }

  // The first link or button with these words, of those that can be seen.
  async named(words, within = 'body') {
    const found = await this.page.$$(`${within} a, ${within} button, ${within} summary`);
    for (const one of found) {
      const text = await one.evaluate((element) => element.innerText.replace(/\s+/g, ' ').trim());
      if ((words instanceof RegExp ? words.test(text) : text === words) && await one.isVisible()) return one;
    }
    const texts = await Promise.all(found.map((one) => one.evaluate((element) => element.innerText.trim())));
    assert.fail(`no link or button “${words}” on ${this.path}; there are: ${texts.join(' | ')}`);
  }

  async element(target, within) {
    if (target instanceof RegExp || !/^[#[.]|^main /.test(target)) return this.named(target, within);
    return await this.page.$(target) ?? assert.fail(`nothing is ${target} on ${this.path}`);
  }

  // Clicks what has these words, or fits the selector, and waits for the page it leads to: how long that took, in ms.
  async press(target, within) {
    const element = await this.element(target, within);
    ++this.actions;
    ++this.clicks;
    const begun = performance.now(), from = this.path;
    await inTime(`what ${target} on ${from} leads to`, Promise.all([this.page.waitForNavigation({ waitUntil: 'load' }), element.click()]));
    return performance.now() - begun;
  }

  async tick(selector) {
    ++this.actions;
    ++this.clicks;
    await (await this.element(selector)).click();
  }

  async type(selector, text) {
    ++this.actions;
    const element = await this.element(selector);
    await element.evaluate((field) => { field.value = ''; });
    await element.type(text);
  }

  // As a paste: at once.
  async paste(selector, text) {
    ++this.actions;
    await (await this.element(selector)).evaluate((field, value) => { field.value = value; }, text);
  }

  async choose(selector, value) {
    ++this.actions;
    const chosen = await this.page.select(selector, value);
    assert.deepEqual(chosen, [value], `${selector} has no ${value}`);
  }

  async attach(selector, ...files) {
    ++this.actions;
    await (await this.element(selector)).uploadFile(...files);
  }

  // Clicks a link that downloads: its bytes, fetched with the browser's own cookies.
  async download(target, within) {
    const element = await this.element(target, within);
    ++this.actions;
    ++this.clicks;
    const href = await element.evaluate((link) => link.getAttribute('href'));
    return inTime(`the download of ${href}`, this.fetch(href));
  }

  async fetch(path) {
    const cookies = await this.page.browserContext().cookies();
    const answer = await fetch(new URL(path, this.base), { headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') } });
    assert.equal(answer.status, 200, `${path} answers ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  async text(selector = 'main') {
    return this.page.$eval(selector, (element) => element.innerText);
  }

  async leave() {
    await this.page.browserContext().close();
  }
}
