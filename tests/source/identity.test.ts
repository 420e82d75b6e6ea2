/** Whose accounts the real documents are, with a registry that lists none of their bodies. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { proposeIdentity } from '#ingest/identity/identity.ts';
import { readFile } from '#ingest/formats/read-file.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { documentBytes, hasDocument, whyNot } from './corpus.ts';
import { hasSources, NO_SOURCES, sourceText } from './source-texts.ts';

const LISTED = readRegistry(fileURLToPath(new URL('../../data', import.meta.url)));
const UNLISTED = { ...LISTED, entities: [] };

describe.skipIf(!hasSources)(hasSources ? 'bodies that are not listed' : NO_SOURCES, () => {
  test.each([
    ['chaoyang-2024', '211300', 'prefecture', 2024, 'headquarters'],
    ['leshan-shizhong-2024', '511102', 'county', 2024, 'consolidated'],
    ['maoxian-2022', '513223', 'county', 2022, 'single_unit'],
    ['zhaohua-2023', '510811', 'county', 2023, 'consolidated'],
    ['zigong-hr-centre-2023', '510300', 'prefecture', 2023, 'single_unit'],
  ])('%s', (name, code, level, year, scope) => {
    const proposal = proposeIdentity(readPlainText(sourceText(name)), UNLISTED);
    expect(proposal).toMatchObject({
      entity: {
        division_code: code,
        level,
        kind: name === 'zigong-hr-centre-2023' ? 'service_centre' : 'bureau',
      },
      registered: false,
      fiscalYear: year,
      scope,
      doubts: [],
    });
    // The words it was recognised from stand where the evidence says.
    const lines = sourceText(name).split('\n');
    for (const { text, line } of [...proposal.evidence.body, ...proposal.evidence.year]) {
      expect(lines[line! - 1]!.replace(/\s/g, '').replaceAll('（', '(')).toContain(
        text.replace(/\s/g, '').slice(0, 6),
      );
    }
  });
});

test.skipIf(!hasDocument('putuo-finance-2024.pdf'))(
  `a district bureau of a municipality${whyNot('putuo-finance-2024.pdf')}`,
  async () => {
    const source = await readFile(documentBytes('putuo-finance-2024.pdf'));
    expect(proposeIdentity(source, LISTED)).toMatchObject({
      entity: {
        name_zh: '上海市普陀区财政局',
        name_en: 'Finance Bureau of Putuo District, Shanghai',
        division_code: '310107',
        province_zh: '上海市',
        prefecture_zh: null,
        level: 'county',
        kind: 'bureau',
      },
      registered: false,
      fiscalYear: 2024,
      scope: 'consolidated',
      doubts: [],
    });
  },
  60_000,
);
