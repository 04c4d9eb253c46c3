// Memos that are wrong in what 7A asks of both kinds.

import { mm } from './measure.mjs';

const filler = 'การดำเนินการลำดับนี้แล้วเสร็จตามแผนที่กำหนดไว้ในปีงบประมาณนี้';
const long = Array.from({ length: 24 }, () => filler);
// So many letters without a break that `tail` begins the part's second line.
const unbreakable = (tail, count = 61) => `${'ก\u2060'.repeat(count)}${tail}`;
const purpose = (...texts) => ({ body: { purpose: texts } });

// Moves the glyphs from the middle of the first body line that `picks` on by `points`.
const tear =
  (picks, points) =>
  ({ parts }) => {
    for (const { glyphs } of parts.flatMap(({ lines }) => lines)) {
      const at = glyphs.findIndex((glyph, i) => i > 0 && picks(glyphs[i - 1], glyph));
      if (at < 0) continue;
      for (const glyph of glyphs.slice(at)) {
        glyph.x += mm(points);
        glyph.end += mm(points);
      }
      return;
    }
  };
const letters = /[ก-ฮ]/;

export const commonMutants = [
  { name: 'paper of 216 mm', form: [['<page ', '<page width="216mm" ']], trips: ['7A-1'] },
  { name: 'left margin of 27 mm', form: [['left="30mm" right', 'left="27mm" right']], trips: ['7A-2', '7A-6', '7B-40'] },
  { name: 'right margin of 17 mm', form: [['right="20mm"', 'right="17mm"']], trips: ['7A-2', '7B-43'] },
  { name: 'body of 15 pt', form: [['name="part" size="16pt"', 'name="part" size="15pt"']], trips: ['7A-4', '7A-5'] },
  { name: 'body in bold', form: [['name="part" size="16pt"', 'name="part" size="16pt" bold="yes"']], trips: ['7A-4'] },
  { name: 'pitch of 18 pt', form: [['name="part" size="16pt"', 'name="part" size="16pt" pitch="18pt"']], trips: ['7A-5'] },
  {
    name: 'pitch of 10 pt',
    form: [['name="part" size="16pt"', 'name="part" size="16pt" pitch="10pt"']],
    trips: ['7A-5', '7A-10'],
  },
  {
    name: 'indent of 22 mm',
    form: [['align="justify" first-indent="25mm" before="6pt"/>', 'align="justify" first-indent="22mm" before="6pt"/>']],
    trips: ['7A-6'],
  },
  {
    name: 'parts 3 pt apart',
    form: [['align="justify" first-indent="25mm" before="6pt"/>', 'align="justify" first-indent="25mm" before="3pt"/>']],
    trips: ['7A-7'],
  },
  {
    name: 'a red position',
    form: [['name="position" size="16pt"', 'name="position" size="16pt" colour="red"']],
    trips: ['7A-8'],
  },
  {
    name: 'a footer',
    form: [[/<cue /, '<footer top="280mm"><paragraph style="content">ฝ่ายปกครอง</paragraph></footer><cue ']],
    trips: ['7A-9', '7B-51'],
  },
  {
    name: 'two families',
    fonts: true,
    form: [['name="position" size="16pt"', 'name="position" family="Sarabun" size="16pt"']],
    trips: ['7A-3'],
  },
  { name: 'a mark alone', letter: purpose(`${filler} ่ก`), trips: ['7A-11'] },
  { name: 'Arabic digits', form: [['digits="thai" digits-from="/letter/digits"', 'digits="arabic"']], trips: ['7A-12'] },
  {
    name: 'two kinds of digits in the subject',
    form: [[/rules="memo"/, '']],
    letter: { digits: 'as_given', subject: 'ตัวชี้วัดที่ ๕.๒ ไตรมาสที่ 3' },
    trips: ['7A-13'],
  },
  { name: 'a short date', form: [['{/letter/date|date}', '{/letter/date|date-short}']], trips: ['7A-14'] },
  { name: 'ๆ set tight', letter: purpose('หน่วยงานต่างๆ ในพื้นที่'), trips: ['7A-15'] },
  { name: 'a line that begins with ๆ', letter: purpose(unbreakable('\u200bๆ ของหน่วยงาน', 62)), trips: ['7A-16'] },
  {
    name: 'a line that ends inside a number',
    letter: purpose(unbreakable('\u2060ตัวชี้วัดที่\u2060 \u200b5.2 นั้น', 51)),
    trips: ['7A-17'],
  },
  {
    name: "a hyphen at a line's end",
    letter: purpose(unbreakable('\u200bกกกก')),
    printed: purpose(unbreakable('-\u200bกกกก')),
    trips: ['7A-18'],
  },
  {
    name: 'clusters 1.2 pt apart',
    measured: tear((a, b) => letters.test(a.text) && letters.test(b.text), 1.2),
    trips: ['7A-19'],
  },
  { name: 'a mark away from its letter', measured: tear((a, b) => /[\u0e48\u0e49]/.test(b.text), 0.3), trips: ['7A-19'] },
  { name: 'a number torn apart', measured: tear((a, b) => /[๐-๙.]/.test(a.text) && /[๐-๙]/.test(b.text), 0.3), trips: ['7A-20'] },
  { name: 'page number on page 1', form: [['<header top="25mm" first-page="no">', '<header top="25mm">']], trips: ['7A-21'] },
  {
    name: 'page number at 10 mm',
    form: [['<header top="25mm" first-page="no">', '<header top="10mm" first-page="no">']],
    letter: purpose(...long),
    trips: ['7A-22'],
  },
  {
    name: 'page number on the left',
    form: [['name="page-number" size="16pt" align="centre"', 'name="page-number" size="16pt"']],
    letter: purpose(...long),
    trips: ['7A-22'],
  },
  { name: 'no cue', form: [[/<cue [\s\S]*<\/cue>/, '']], letter: purpose(...long), trips: ['7A-23'] },
  { name: 'a cue of other words', form: [[/<next-words[^>]*>/, 'ต่อ']], letter: purpose(...long), trips: ['7A-23'] },
  {
    name: 'a cue on the left',
    form: [[/name="cue" size="16pt" align="right"/, 'name="cue" size="16pt"']],
    letter: purpose(...long),
    trips: ['7A-23'],
  },
  {
    name: 'a signature without the body',
    form: [[/<group keep-together="yes" keep-lines-before="2">/, '<new-page/><group keep-together="yes">']],
    trips: ['7A-24'],
  },
  {
    name: 'a position on page 2',
    measured: ({ position }) => {
      position[0].page = 2;
    },
    trips: ['7A-25'],
  },
  { name: 'a name without brackets', form: [['signer">(<if', 'signer">( <if']], trips: ['7A-26'] },
  {
    name: 'a position on the left',
    form: [['name="position" size="16pt" align="centre"', 'name="position" size="16pt" align="left"']],
    trips: ['7A-27', '7B-53'],
  },
  {
    name: 'urgency of 24 pt',
    form: [['name="urgency" size="32pt"', 'name="urgency" size="24pt"']],
    letter: { urgency: 'ด่วนมาก' },
    trips: ['7A-28'],
  },
  { name: 'urgency that nobody asked for', printed: { urgency: 'ด่วน' }, trips: ['7A-28'] },
  {
    name: 'secrecy over the text',
    form: [[/<footer top="[^"]*">/, '<footer top="92mm">']],
    letter: { secrecy: 'ลับ' },
    trips: ['7A-29'],
  },
  {
    name: 'secrecy at the top only',
    form: [[/(<footer top="[^"]*"><if has="\/letter\/secrecy")>/, '$1 is="no">']],
    letter: { secrecy: 'ลับ' },
    trips: ['7A-29'],
  },
  {
    name: 'urgency over the emblem',
    form: [['x="46mm" y="15mm"', 'x="36mm" y="15mm"']],
    letter: { urgency: 'ด่วนมาก' },
    trips: ['7A-28'],
  },
  {
    name: 'an emblem in red',
    measured: ({ pages }) => {
      pages[0].shapes[0].black = false;
    },
    trips: ['7A-8', '7A-30'],
  },
  { name: 'a number made up', printed: { number: '1' }, letter: { number: null }, trips: ['7A-31'] },
  {
    name: 'room of 5 mm for the day',
    form: [['first-indent="12mm"', 'first-indent="2mm"']],
    letter: { date: '2021-06' },
    trips: ['7A-31'],
  },
  { name: 'a phone left out', form: [[/<if has="\/letter\/sender\/phones">.*/, '']], trips: ['7A-32', '7B-51'] },
  { name: 'a title of its own', form: [['document-title="{/letter/subject}"', 'document-title="บันทึก"']], trips: ['7A-33'] },
  {
    name: 'the time in the document',
    measured: (letter) => {
      letter.again = () => import.meta.filename;
    },
    trips: ['7A-34'],
  },
  {
    name: 'a box round the body',
    form: [
      [
        '<each of="/letter/body/purpose">',
        '<table columns="*"><row><cell style="content">ก</cell></row></table><each of="/letter/body/purpose">',
      ],
    ],
    trips: ['7A-35'],
  },
];
