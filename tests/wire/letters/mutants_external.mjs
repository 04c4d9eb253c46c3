// External letters that are wrong in what 7C asks.

const template = 'external-letter';

export const externalMutants = [
  {
    template,
    name: 'emblem of 28 mm',
    form: [
      ['x="91.26mm" y="15mm" height="30mm" alternative="ตราครุฑ"\n', 'x="91.26mm" y="15mm" height="28mm" alternative="ตราครุฑ"\n'],
    ],
    trips: ['7C-55'],
  },
  {
    template,
    name: 'emblem at 95 mm',
    form: [
      ['x="91.26mm" y="15mm" height="30mm" alternative="ตราครุฑ"\n', 'x="80mm" y="15mm" height="30mm" alternative="ตราครุฑ"\n'],
    ],
    trips: ['7C-55'],
  },
  { template, name: 'ที่ at 58 mm', form: [['first-top="41mm"', 'first-top="54mm"']], trips: ['7C-56'] },
  {
    template,
    name: 'sender at 125 mm',
    form: [[/columns="auto \* \d+mm"/, 'columns="auto * 65mm"']],
    trips: ['7C-57'],
  },
  {
    template,
    name: 'date at 90 mm',
    form: [['name="date" size="16pt" left="80mm"', 'name="date" size="16pt" left="60mm"']],
    trips: ['7C-58', '7C-62'],
  },
  {
    template,
    name: 'headings 3 pt apart',
    form: [['<leader dot="0" before="6pt">', '<leader dot="0" before="3pt">']],
    trips: ['7C-59'],
  },
  { template, name: 'no อ้างถึง', form: [['label="อ้างถึง"', 'label="ตาม"']], trips: ['7C-60'] },
  {
    template,
    name: 'enclosures without numbers',
    form: [
      [
        '<cell style="text">{#}.</cell>\n              <cell style="text">{name}',
        '<cell style="text"></cell>\n              <cell style="text">{name}',
      ],
    ],
    trips: ['7C-61'],
  },
  {
    template,
    name: 'amounts after the names',
    form: [
      ['<cell style="text">{name}</cell>', '<cell style="text">{name}<if has="amount">  จำนวน {amount} {unit}</if></cell>'],
      [/<cell style="text"><if has="amount">จำนวน.*/, '<cell style="text"/>'],
    ],
    trips: ['7C-61'],
  },
  {
    template,
    name: 'คำลงท้าย 6 pt under the body',
    form: [[/(name="closing"[^>]*) before="12pt"/, '$1 before="6pt"']],
    trips: ['7C-62'],
  },
  {
    template,
    name: 'name 3 pitches under คำลงท้าย',
    form: [['before="62.88pt"', 'before="41.92pt"']],
    trips: ['7C-63'],
  },
  {
    template,
    name: 'name 10 mm to the right',
    form: [[/(name="signer"[^>]*)\/>/, '$1 left="20mm"/>']],
    trips: ['7C-64'],
  },
  {
    template,
    name: 'office block 1 line below',
    form: [[/<space height="62.88pt"[^>]*>/, '<space height="20.96pt"/>']],
    trips: ['7C-65'],
  },
  {
    template,
    name: 'copies without their heading',
    form: [['>สำเนาส่ง<', '>ถึง<']],
    letter: { copies: ['ฝ่ายทะเบียน'] },
    trips: ['7C-66'],
  },
  {
    template,
    name: 'ที่ and เรื่อง exchanged',
    measured: (letter) => {
      [letter.number, letter.subject[0]] = [letter.subject[0], letter.number];
    },
    trips: ['7C-67'],
  },
  {
    template,
    name: 'กราบเรียน to anybody',
    form: [[/rules="external-letter"/, '']],
    letter: { salutation: 'กราบเรียน', closing: null },
    trips: ['7C-68'],
  },
];
