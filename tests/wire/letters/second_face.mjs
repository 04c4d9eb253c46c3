// A catalogue of Google's Sarabun, which draws its letters larger in the em than TH Sarabun: ก is
// 0.586 em high in both weights, TH SarabunPSK's 0.400 and, bold, 0.407 em.

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const faces = [
  { weight: 'regular', file: '400Regular/Sarabun_400Regular.ttf', scale: 0.6826 },
  { weight: 'bold', file: '700Bold/Sarabun_700Bold.ttf', scale: 0.6945 },
];

// Writes it into the folder and gives the folder.
export async function sarabun(folder) {
  const packaged = join(import.meta.dirname, '..', 'node_modules', '@expo-google-fonts', 'sarabun');
  const sections = await Promise.all(
    faces.map(async ({ weight, file, scale }) => {
      const path = join(packaged, file);
      const digest = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      return `[Sarabun ${weight}]\nfile = ${path}\nsha256 = ${digest}\nscale = ${scale}\npitch = 1.31\nascent = 0.87\n`;
    }),
  );
  await writeFile(join(folder, 'catalogue.conf'), sections.join('\n'));
  return folder;
}
