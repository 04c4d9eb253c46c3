// Memos that are wrong in what 7B asks.

export const memoMutants = [
  { name: 'emblem of 13 mm', form: [['x="30mm" y="15mm" height="15mm"', 'x="30mm" y="15mm" height="13mm"']], trips: ['7B-36'] },
  {
    name: 'emblem at 33, 18 mm',
    form: [['x="30mm" y="15mm" height="15mm"', 'x="33mm" y="18mm" height="15mm"']],
    trips: ['7B-37'],
  },
  { name: 'title of 26 pt', form: [['name="title" size="29pt"', 'name="title" size="26pt"']], trips: ['7B-38'] },
  {
    name: 'title on the left',
    form: [['bold="yes" align="centre" before="1.7mm"', 'bold="yes" align="left" before="1.7mm"']],
    trips: ['7B-38', '7B-39'],
  },
  { name: 'title 5 mm lower', form: [['before="1.7mm"', 'before="6.7mm"']], trips: ['7B-39', '7B-42'] },
  { name: 'labels of 18 pt', form: [['name="label" size="20pt"', 'name="label" size="18pt"']], trips: ['7B-40', '7B-42'] },
  { name: 'labels not bold', form: [['name="label" size="20pt" bold="yes"', 'name="label" size="20pt"']], trips: ['7B-40'] },
  { name: 'วันที่ at 125 mm', form: [['from="80mm"', 'from="95mm"']], trips: ['7B-40'] },
  { name: 'contents of 18 pt', form: [['name="content" size="16pt"', 'name="content" size="18pt"']], trips: ['7B-41'] },
  {
    name: 'no dots after เรื่อง',
    form: [['<leader>\n      <field label="เรื่อง"', '<leader dot="0">\n      <field label="เรื่อง"']],
    trips: ['7B-43'],
  },
  { name: 'dots of ที่ end at 70 mm', form: [['to="78mm"', 'to="40mm"']], trips: ['7B-43'] },
  {
    name: 'a rule under the header',
    form: [
      [
        '<leader dot="0" before="6pt">',
        '<table columns="*" rule="1pt"><row><cell> </cell></row></table><leader dot="0" before="6pt">',
      ],
    ],
    trips: ['7B-44', '7A-35'],
  },
  {
    name: 'dots through the letters',
    form: [['<leader>\n      <field label="เรื่อง"', '<leader dot-drop="0.5pt">\n      <field label="เรื่อง"']],
    trips: ['7B-45'],
  },
  {
    name: 'เรียน in bold',
    form: [['label="{/letter/salutation}" label-style="content"', 'label="{/letter/salutation}" label-style="label"']],
    trips: ['7B-46'],
  },
  { name: 'no room above เรียน', form: [['<leader dot="0" before="6pt">', '<leader dot="0">']], trips: ['7B-46'] },
  { name: 'dots under เรียน', form: [['<leader dot="0" before="6pt">', '<leader before="6pt">']], trips: ['7B-46'] },
  {
    name: 'a subject that goes on without dots',
    form: [['<leader>\n      <field label="เรื่อง"', '<leader dot="0">\n      <field label="เรื่อง"']],
    letter: { subject: 'การดำเนินการลำดับนี้แล้วเสร็จตามแผนที่กำหนดไว้ในปีงบประมาณนี้ '.repeat(3).trim() },
    trips: ['7B-47'],
  },
  {
    name: 'a คำลงท้าย',
    form: [
      [
        '{/letter/body/close}</paragraph>',
        '{/letter/body/close}</paragraph><paragraph style="content">ขอแสดงความนับถือ</paragraph>',
      ],
    ],
    trips: ['7B-48', '7A-35'],
  },
  {
    name: 'a heading อ้างถึง',
    form: [
      ['<each of="/letter/body/reason">', '<paragraph style="content">อ้างถึง หนังสือ</paragraph><each of="/letter/body/reason">'],
    ],
    trips: ['7B-49', '7A-35'],
  },
  {
    name: 'ที่ and ส่วนราชการ exchanged',
    measured: (letter) => {
      [letter.number, letter.office[0]] = [letter.office[0], letter.number];
    },
    trips: ['7B-50'],
  },
  { name: 'name 3 pitches under the body', form: [['before="62.88pt"', 'before="41.92pt"']], trips: ['7B-52'] },
  { name: 'signature centred at 125 mm', form: [['<group left="60mm"', '<group left="30mm"']], trips: ['7B-53'] },
  { name: 'another last part', letter: { body: { close: 'ขอให้พิจารณา' } }, trips: ['7B-54'] },
];
