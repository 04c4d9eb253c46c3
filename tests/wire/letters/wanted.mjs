// What a letter's document says ought to be printed, worked out here and not by the program:
// digits, dates, the order of the texts.

export const months = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
];

// Without white space and the characters that are never printed; ำ whole.
export const bare = (text) => text.normalize('NFC').replace(/[\s\u00a0\u200b\u2060]/g, '');

const thai = (text) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x30 + 0x0e50));

// Thai digits everywhere but in words with Latin letters and in a number right after one
// ("ISO 27001").
export function withDigits(text, digits = 'thai') {
  if (digits !== 'thai') return text;
  let latin = false;
  return text.replace(/[^\s]+/g, (word) => {
    const keeps = /[A-Za-z]/.test(word) || (latin && /^[\d.,:/-]+$/.test(word));
    latin = keeps;
    return keeps ? word : thai(word);
  });
}

// "2021-06-25" is 25 มิถุนายน 2564; without a day, the month and the year.
export function dateText(date) {
  const [year, month, day] = date.split('-').map(Number);
  return [day, months[month - 1], year + 543].filter(Boolean).join(' ');
}

export const bodyParts = ({ body, digits }) =>
  [...body.reason, ...body.purpose, body.close]
    .flatMap((text) => text.split('\n'))
    .filter((text) => text.trim())
    .map((text) => withDigits(text.replace(/[\u200b\u2060]/g, ''), digits));

// The name in its brackets. A rank stands in them or, before the written signature, by itself.
export function signerName({ signer, digits }, { rank = true } = {}) {
  if (!signer) return undefined;
  return withDigits(
    `(${rank && signer.rank ? `${signer.rank} ` : ''}${signer.title ?? ''}${signer.given} ${signer.family})`,
    digits,
  );
}

const numberOf = ({ code, circular, number }) => `${code}/${circular ? 'ว ' : ''}${number ?? ''}`;

// The texts of the letter in the order in which its kind prints them (letter 7B-50, 7C-67).
export function inOrder(template, letter) {
  const { sender, subject, to, salutation, signer, through = [], references = [], enclosures = [], copies = [], date } = letter;
  const day = date ? [dateText(date)] : [];
  const body = [...letter.body.reason, ...letter.body.purpose, letter.body.close].flatMap((text) => text.split('\n'));
  const signed = signer ? [signer.rank, `${signer.title ?? ''}${signer.given} ${signer.family})`, ...signer.position] : [];
  const memo = () => [
    sender.office,
    sender.unit,
    ...(sender.phones ?? []),
    numberOf(letter),
    ...day,
    `เรื่อง${subject}`,
    salutation + to,
    ...through,
    ...body,
    ...signed,
    ...copies,
  ];
  const external = () => [
    numberOf(letter),
    sender.office,
    ...(sender.address ?? []),
    ...day,
    `เรื่อง${subject}`,
    salutation + to,
    ...through,
    ...references.flatMap((reference) => [reference.office, reference.number, dateText(reference.date)]),
    ...enclosures.flatMap(({ name, amount, unit }) => [name, `${amount ?? ''}${unit ?? ''}`]),
    ...body,
    ...signed,
    sender.unit,
    ...(sender.phones ?? []),
    sender.fax,
    sender.email,
    ...copies,
  ];
  return (template === 'memo' ? memo() : external()).filter(Boolean).map((text) => withDigits(text, letter.digits));
}
