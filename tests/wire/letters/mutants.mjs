// Letters that are wrong, each in one way, and the lines that must see it. A mutant is one of
//   form      [what stands in form.xml, what stands there instead], pairs, each to be found
//   printed   a change to the letter that is printed and not to the one that it is judged by
//   letter    a change to both
//   measured  a change to what was measured, for what neither form nor letter can bring about
//   fonts     a second family in the catalogue
// of `template`, the memo where none is named, and of its sample.

import { mm } from './measure.mjs';

const external = 'external-letter';
const filler = 'การดำเนินการลำดับนี้แล้วเสร็จตามแผนที่กำหนดไว้ในปีงบประมาณนี้';
const long = Array.from({ length: 24 }, () => filler);
// So many letters without a break that `tail` begins the part's second line.
const unbreakable = (tail, count = 61) => `${'ก\u2060'.repeat(count)}${tail}`;
const purpose = (...texts) => ({ body: { purpose: texts } });

// Moves the glyphs from the middle of the first body line that `picks` on by `points`.
const tear = (picks, points) => ({ parts }) => {
  for (const { glyphs } of parts.flatMap(({ lines }) => lines)) {
    const at = glyphs.findIndex((glyph, i) => i > 0 && picks(glyphs[i - 1], glyph));
    if (at < 0) continue;
    for (const glyph of glyphs.slice(at)) { glyph.x += mm(points); glyph.end += mm(points); }
    return;
  }
};
const letters = /[ก-ฮ]/;

export const mutants = [
  { name: 'paper of 216 mm', form: [['<page ', '<page width="216mm" ']], trips: ['7A-1'] },
  { name: 'left margin of 27 mm', form: [['left="30mm" right', 'left="27mm" right']], trips: ['7A-2', '7A-6', '7B-40'] },
  { name: 'right margin of 17 mm', form: [['right="20mm"', 'right="17mm"']], trips: ['7A-2', '7B-43'] },
  { name: 'body of 15 pt', form: [['name="part" size="16pt"', 'name="part" size="15pt"']], trips: ['7A-4', '7A-5'] },
  { name: 'body in bold', form: [['name="part" size="16pt"', 'name="part" size="16pt" bold="yes"']], trips: ['7A-4'] },
  { name: 'pitch of 18 pt', form: [['name="part" size="16pt"', 'name="part" size="16pt" pitch="18pt"']], trips: ['7A-5'] },
  { name: 'pitch of 10 pt', form: [['name="part" size="16pt"', 'name="part" size="16pt" pitch="10pt"']], trips: ['7A-5', '7A-10'] },
  { name: 'indent of 22 mm', form: [['align="justify" first-indent="25mm" before="6pt"/>', 'align="justify" first-indent="22mm" before="6pt"/>']], trips: ['7A-6'] },
  { name: 'parts 3 pt apart', form: [['align="justify" first-indent="25mm" before="6pt"/>', 'align="justify" first-indent="25mm" before="3pt"/>']], trips: ['7A-7'] },
  { name: 'a red position', form: [['name="position" size="16pt"', 'name="position" size="16pt" colour="red"']], trips: ['7A-8'] },
  { name: 'a footer', form: [[/<cue /, '<footer top="280mm"><paragraph style="content">ฝ่ายปกครอง</paragraph></footer><cue ']], trips: ['7A-9', '7B-51'] },
  { name: 'two families', fonts: true, form: [['name="position" size="16pt"', 'name="position" family="Sarabun" size="16pt"']], trips: ['7A-3'] },
  { name: 'a mark alone', letter: purpose(`${filler} ่ก`), trips: ['7A-11'] },
  { name: 'Arabic digits', form: [['digits="thai" digits-from="/letter/digits"', 'digits="arabic"']], trips: ['7A-12'] },
  { name: 'two kinds of digits in the subject', form: [[/rules="memo"/, '']], letter: { digits: 'as_given', subject: 'ตัวชี้วัดที่ ๕.๒ ไตรมาสที่ 3' }, trips: ['7A-13'] },
  { name: 'a short date', form: [['{/letter/date|date}', '{/letter/date|date-short}']], trips: ['7A-14'] },
  { name: 'ๆ set tight', letter: purpose('หน่วยงานต่างๆ ในพื้นที่'), trips: ['7A-15'] },
  { name: 'a line that begins with ๆ', letter: purpose(unbreakable('\u200bๆ ของหน่วยงาน', 62)), trips: ['7A-16'] },
  { name: 'a line that ends inside a number', letter: purpose(unbreakable('\u2060ตัวชี้วัดที่\u2060 \u200b5.2 นั้น', 51)), trips: ['7A-17'] },
  { name: 'a hyphen at a line\'s end', letter: purpose(unbreakable('\u200bกกกก')), printed: purpose(unbreakable('-\u200bกกกก')), trips: ['7A-18'] },
  { name: 'clusters 1.2 pt apart', measured: tear((a, b) => letters.test(a.text) && letters.test(b.text), 1.2), trips: ['7A-19'] },
  { name: 'a mark away from its letter', measured: tear((a, b) => /[\u0e48\u0e49]/.test(b.text), 0.3), trips: ['7A-19'] },
  { name: 'a number torn apart', measured: tear((a, b) => /[๐-๙.]/.test(a.text) && /[๐-๙]/.test(b.text), 0.3), trips: ['7A-20'] },
  { name: 'page number on page 1', form: [['<header top="25mm" first-page="no">', '<header top="25mm">']], trips: ['7A-21'] },
  { name: 'page number at 10 mm', form: [['<header top="25mm" first-page="no">', '<header top="10mm" first-page="no">']], letter: purpose(...long), trips: ['7A-22'] },
  { name: 'page number on the left', form: [['name="page-number" size="16pt" align="centre"', 'name="page-number" size="16pt"']], letter: purpose(...long), trips: ['7A-22'] },
  { name: 'no cue', form: [[/<cue [\s\S]*<\/cue>/, '']], letter: purpose(...long), trips: ['7A-23'] },
  { name: 'a cue of other words', form: [[/<next-words[^>]*>/, 'ต่อ']], letter: purpose(...long), trips: ['7A-23'] },
  { name: 'a cue on the left', form: [[/name="cue" size="16pt" align="right"/, 'name="cue" size="16pt"']], letter: purpose(...long), trips: ['7A-23'] },
  { name: 'a signature without the body', form: [[/<group keep-together="yes" keep-lines-before="2">/, '<new-page/><group keep-together="yes">']], trips: ['7A-24'] },
  { name: 'a position on page 2', measured: ({ position }) => { position[0].page = 2; }, trips: ['7A-25'] },
  { name: 'a name without brackets', form: [['signer">(<if', 'signer">( <if']], trips: ['7A-26'] },
  { name: 'a position on the left', form: [['name="position" size="16pt" align="centre"', 'name="position" size="16pt" align="left"']], trips: ['7A-27', '7B-53'] },
  { name: 'urgency of 24 pt', form: [['name="urgency" size="32pt"', 'name="urgency" size="24pt"']], letter: { urgency: 'ด่วนมาก' }, trips: ['7A-28'] },
  { name: 'urgency that nobody asked for', printed: { urgency: 'ด่วน' }, trips: ['7A-28'] },
  { name: 'secrecy at the top only', form: [['<footer top="280mm"><if has="/letter/secrecy">', '<footer top="280mm"><if has="/letter/secrecy" is="no">']], letter: { secrecy: 'ลับ' }, trips: ['7A-29'] },
  { name: 'an emblem in red', measured: ({ pages }) => { pages[0].shapes[0].black = false; }, trips: ['7A-8', '7A-30'] },
  { name: 'a number made up', printed: { number: '1' }, letter: { number: null }, trips: ['7A-31'] },
  { name: 'room of 5 mm for the day', form: [['first-indent="12mm"', 'first-indent="2mm"']], letter: { date: '2021-06' }, trips: ['7A-31'] },
  { name: 'a phone left out', form: [[/<if has="\/letter\/sender\/phones">.*/, '']], trips: ['7A-32', '7B-51'] },
  { name: 'a title of its own', form: [['document-title="{/letter/subject}"', 'document-title="บันทึก"']], trips: ['7A-33'] },
  { name: 'the time in the document', measured: (letter) => { letter.again = () => import.meta.filename; }, trips: ['7A-34'] },
  { name: 'a box round the body', form: [['<each of="/letter/body/purpose">', '<table columns="*"><row><cell style="content">ก</cell></row></table><each of="/letter/body/purpose">']], trips: ['7A-35'] },
  { name: 'emblem of 13 mm', form: [['x="30mm" y="15mm" height="15mm"', 'x="30mm" y="15mm" height="13mm"']], trips: ['7B-36'] },
  { name: 'emblem at 33, 18 mm', form: [['x="30mm" y="15mm" height="15mm"', 'x="33mm" y="18mm" height="15mm"']], trips: ['7B-37'] },
  { name: 'title of 26 pt', form: [['name="title" size="29pt"', 'name="title" size="26pt"']], trips: ['7B-38'] },
  { name: 'title on the left', form: [['bold="yes" align="centre" before="1.7mm"', 'bold="yes" align="left" before="1.7mm"']], trips: ['7B-38', '7B-39'] },
  { name: 'title 5 mm lower', form: [['before="1.7mm"', 'before="6.7mm"']], trips: ['7B-39', '7B-42'] },
  { name: 'labels of 18 pt', form: [['name="label" size="20pt"', 'name="label" size="18pt"']], trips: ['7B-40', '7B-42'] },
  { name: 'labels not bold', form: [['name="label" size="20pt" bold="yes"', 'name="label" size="20pt"']], trips: ['7B-40'] },
  { name: 'วันที่ at 125 mm', form: [['from="80mm"', 'from="95mm"']], trips: ['7B-40'] },
  { name: 'contents of 18 pt', form: [['name="content" size="16pt"', 'name="content" size="18pt"']], trips: ['7B-41'] },
  { name: 'no dots after เรื่อง', form: [['<leader>\n      <field label="เรื่อง"', '<leader dot="0">\n      <field label="เรื่อง"']], trips: ['7B-43'] },
  { name: 'dots of ที่ end at 70 mm', form: [['to="78mm"', 'to="40mm"']], trips: ['7B-43'] },
  { name: 'a rule under the header', form: [['<leader dot="0" before="6pt">', '<table columns="*" rule="1pt"><row><cell> </cell></row></table><leader dot="0" before="6pt">']], trips: ['7B-44', '7A-35'] },
  { name: 'dots through the letters', form: [['<leader>\n      <field label="เรื่อง"', '<leader dot-drop="0.5pt">\n      <field label="เรื่อง"']], trips: ['7B-45'] },
  { name: 'เรียน in bold', form: [['label="{/letter/salutation}" label-style="content"', 'label="{/letter/salutation}" label-style="label"']], trips: ['7B-46'] },
  { name: 'no room above เรียน', form: [['<leader dot="0" before="6pt">', '<leader dot="0">']], trips: ['7B-46'] },
  { name: 'dots under เรียน', form: [['<leader dot="0" before="6pt">', '<leader before="6pt">']], trips: ['7B-46'] },
  { name: 'a subject that goes on without dots', form: [['<leader>\n      <field label="เรื่อง"', '<leader dot="0">\n      <field label="เรื่อง"']], letter: { subject: `${filler} ${filler} ${filler}` }, trips: ['7B-47'] },
  { name: 'a คำลงท้าย', form: [['{/letter/body/close}</paragraph>', '{/letter/body/close}</paragraph><paragraph style="content">ขอแสดงความนับถือ</paragraph>']], trips: ['7B-48', '7A-35'] },
  { name: 'a heading อ้างถึง', form: [['<each of="/letter/body/reason">', '<paragraph style="content">อ้างถึง หนังสือ</paragraph><each of="/letter/body/reason">']], trips: ['7B-49', '7A-35'] },
  { name: 'ที่ and ส่วนราชการ exchanged', measured: (letter) => { [letter.number, letter.office[0]] = [letter.office[0], letter.number]; }, trips: ['7B-50'] },
  { name: 'name 3 pitches under the body', form: [['before="62.88pt"', 'before="41.92pt"']], trips: ['7B-52'] },
  { name: 'signature centred at 125 mm', form: [['<group left="60mm"', '<group left="30mm"']], trips: ['7B-53'] },
  { name: 'another last part', letter: { body: { close: 'ขอให้พิจารณา' } }, trips: ['7B-54'] },

  { template: external, name: 'emblem of 28 mm', form: [['x="91.26mm" y="15mm" height="30mm" alternative="ตราครุฑ"\n', 'x="91.26mm" y="15mm" height="28mm" alternative="ตราครุฑ"\n']], trips: ['7C-55'] },
  { template: external, name: 'emblem at 95 mm', form: [['x="91.26mm" y="15mm" height="30mm" alternative="ตราครุฑ"\n', 'x="80mm" y="15mm" height="30mm" alternative="ตราครุฑ"\n']], trips: ['7C-55'] },
  { template: external, name: 'ที่ at 58 mm', form: [['first-top="41mm"', 'first-top="54mm"']], trips: ['7C-56'] },
  { template: external, name: 'sender at 125 mm', form: [['columns="7mm 100mm *"', 'columns="7mm 88mm *"']], trips: ['7C-57'] },
  { template: external, name: 'date at 90 mm', form: [['name="date" size="16pt" left="80mm"', 'name="date" size="16pt" left="60mm"']], trips: ['7C-58', '7C-62'] },
  { template: external, name: 'headings 3 pt apart', form: [['<leader dot="0" before="6pt">', '<leader dot="0" before="3pt">']], trips: ['7C-59'] },
  { template: external, name: 'no อ้างถึง', form: [['label="อ้างถึง"', 'label="ตาม"']], trips: ['7C-60'] },
  { template: external, name: 'enclosures without numbers', form: [['<cell style="text">{#}.</cell>\n              <cell style="text">{name}', '<cell style="text"></cell>\n              <cell style="text">{name}']], trips: ['7C-61'] },
  { template: external, name: 'amounts after the names', form: [['<cell style="text">{name}</cell>', '<cell style="text">{name}<if has="amount">  จำนวน {amount} {unit}</if></cell>'], [/<cell style="text"><if has="amount">จำนวน.*/, '<cell style="text"/>']], trips: ['7C-61'] },
  { template: external, name: 'คำลงท้าย 6 pt under the body', form: [[/(name="closing"[^>]*) before="12pt"/, '$1 before="6pt"']], trips: ['7C-62'] },
  { template: external, name: 'name 3 pitches under คำลงท้าย', form: [['before="62.88pt"', 'before="41.92pt"']], trips: ['7C-63'] },
  { template: external, name: 'name 10 mm to the right', form: [[/(name="signer"[^>]*)\/>/, '$1 left="20mm"/>']], trips: ['7C-64'] },
  { template: external, name: 'office block 1 line below', form: [[/<space height="62.88pt"[^>]*>/, '<space height="20.96pt"/>']], trips: ['7C-65'] },
  { template: external, name: 'copies without their heading', form: [['>สำเนาส่ง<', '>ถึง<']], letter: { copies: ['ฝ่ายทะเบียน'] }, trips: ['7C-66'] },
  { template: external, name: 'ที่ and เรื่อง exchanged', measured: (letter) => { [letter.number, letter.subject[0]] = [letter.subject[0], letter.number]; }, trips: ['7C-67'] },
  { template: external, name: 'กราบเรียน to anybody', form: [[/rules="external-letter"/, '']], letter: { salutation: 'กราบเรียน', closing: null }, trips: ['7C-68'] },
];
